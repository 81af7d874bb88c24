#!/usr/bin/env python3
# Draws the pictures of docs/judgement.md:  python3 docs/pictures/judgement.py
# Writes docs/pictures/judgement/*.svg, the same bytes each time. Python's standard library is enough. The numbers of the
# classes are those of the page's stories, and bands and baselines are what `loadtest judge` answers to them.
import os
from html import escape

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'judgement')
WIDTH = 760
INK, SOFT, FAINT, LINE = '#24292f', '#57606a', '#8c959f', '#d0d7de'
CARD, BAND = '#fcfcfa', '#dbe7f3'
GREY, RED, GREEN, BLUE, AMBER, VIOLET = '#8c959f', '#c62f2f', '#1a7f4b', '#1f6feb', '#b26a00', '#7a4fbf'
USUAL = [402, 396, 409, 399, 405, 393, 411, 400, 404, 397, 407, 401]
LEVEL, NORMAL = 401.5, (401.5 / 1.05, 401.5 * 1.05)


def n(x):
    return ('%.1f' % x).rstrip('0').rstrip('.')


class Picture:
    """A card with a title, a line below it, and whatever is drawn on it."""

    def __init__(self, name, title, line, describe, height=300):
        self.name, self.height, self.parts = name, height, []
        self.head = (title, describe)
        self.text(24, 34, title, 17, INK, weight=600)
        self.text(24, 55, line, 13, SOFT)

    def add(self, part):
        self.parts.append(part)

    def text(self, x, y, words, size=12, colour=SOFT, anchor='start', weight=400, extra=''):
        self.add('<text x="%s" y="%s" font-size="%d" fill="%s" text-anchor="%s" font-weight="%d"%s>%s</text>' % (
            n(x), n(y), size, colour, anchor, weight, extra, escape(words)))

    def line(self, x1, y1, x2, y2, colour=LINE, width=1., dash=''):
        self.add('<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"%s/>' % (
            n(x1), n(y1), n(x2), n(y2), colour, n(width), ' stroke-dasharray="%s"' % dash if dash else ''))

    def box(self, x, y, w, h, fill, stroke='none', radius=0, opacity=1.):
        self.add('<rect x="%s" y="%s" width="%s" height="%s" fill="%s" stroke="%s" rx="%s" fill-opacity="%s"/>' % (
            n(x), n(y), n(w), n(h), fill, stroke, n(radius), n(opacity)))

    def dot(self, x, y, colour=GREY, r=4.5, hollow=False):
        self.add('<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="%s" stroke-width="%s"/>' % (
            n(x), n(y), n(r), CARD if hollow else colour, colour, n(2 if hollow else 1)))

    def cross(self, x, y, colour=FAINT, r=4):
        self.line(x - r, y - r, x + r, y + r, colour, 2)
        self.line(x - r, y + r, x + r, y - r, colour, 2)

    def path(self, points, colour, width=2., dash=''):
        self.add('<polyline points="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linejoin="round"%s/>' % (
            ' '.join('%s,%s' % (n(x), n(y)) for x, y in points), colour, n(width), ' stroke-dasharray="%s"' % dash if dash else ''))

    def arrow(self, x1, y1, x2, y2, colour=FAINT):
        self.line(x1, y1, x2, y2, colour, 1.6)
        if x1 == x2:
            s = 1 if y2 > y1 else -1
            self.add('<path d="M%s %s l-4 %s h8 z" fill="%s"/>' % (n(x2), n(y2 + s), n(-7 * s), colour))
        else:
            s = 1 if x2 > x1 else -1
            self.add('<path d="M%s %s l%s -4 v8 z" fill="%s"/>' % (n(x2 + s), n(y2), n(-7 * s), colour))

    def pill(self, x, y, words, colour):
        w = 7.3 * len(words) + 24
        self.box(x, y - 14, w, 22, colour, radius=11)
        self.text(x + w / 2, y + 1.5, words, 12, '#ffffff', 'middle', 600)
        return x + w

    def save(self):
        title, describe = self.head
        with open(os.path.join(FOLDER, self.name + '.svg'), 'w', encoding='utf-8', newline='\n') as out:
            out.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" '
                      'aria-labelledby="title desc" font-family="system-ui, -apple-system, \'Segoe UI\', Roboto, Helvetica, Arial, '
                      '\'DejaVu Sans\', sans-serif">\n' % (WIDTH, self.height, WIDTH, self.height))
            out.write('<title id="title">%s</title>\n<desc id="desc">%s</desc>\n' % (escape(title), escape(describe)))
            out.write('<rect x="0.5" y="0.5" width="%d" height="%d" rx="10" fill="%s" stroke="%s"/>\n' % (
                WIDTH - 1, self.height - 1, CARD, LINE))
            out.write('\n'.join(self.parts) + '\n</svg>\n')


class Plot:
    """A scale inside a picture: x counts runs, y is a value that grows upwards."""

    def __init__(self, p, low, high, count, x=66, y=78, w=500, h=178, unit=' ms', ticks=4, axis='runs, oldest first'):
        self.p, self.low, self.high, self.x, self.y, self.w, self.h, self.step = p, low, high, x, y, w, h, w / (count + .5)
        self.labels = []
        p.line(x, y + h, x + w, y + h, LINE, 1.2)
        for i in range(ticks):
            value = round(low + (high - low) * i / (ticks - 1), 6)
            if i:
                p.line(x, self.at(value), x + w, self.at(value), '#ececea')
            if unit is not None:
                p.text(x - 8, self.at(value) + 4, '{:,}'.format(int(value) if value == int(value) else round(value, 1)) + unit, 11, FAINT, 'end')
        if axis:
            p.text(x + w / 2, y + h + 19, axis, 11, FAINT, 'middle')

    def at(self, value):
        return self.y + self.h - (value - self.low) / (self.high - self.low) * self.h

    def to(self, i):
        return self.x + (i + .75) * self.step

    def band(self, low, high, label='what is normal', first=None, last=None):
        x1 = self.x if first is None else self.to(first) - self.step / 2
        x2 = self.x + self.w if last is None else self.to(last) + self.step / 2
        top, bottom = max(self.y, self.at(high)), min(self.y + self.h, self.at(low))
        self.p.box(x1, top, x2 - x1, bottom - top, BAND)
        if label:
            self.label((low + high) / 2, label, '#4a6d94')

    def level(self, value, first=None, last=None, colour=FAINT):
        x1 = self.x if first is None else self.to(first) - self.step / 2
        x2 = self.x + self.w if last is None else self.to(last) + self.step / 2
        self.p.line(x1, self.at(value), x2, self.at(value), colour, 1.2)

    def threshold(self, value, label='threshold %s ms'):
        self.p.line(self.x, self.at(value), self.x + self.w, self.at(value), INK, 1.6, '7 5')
        self.label(value, label % n(value) if '%s' in label else label, INK)

    def dots(self, values, colour=GREY, first=0, **style):
        for i, value in enumerate(values):
            self.p.dot(self.to(first + i), self.at(value), colour, **style)

    def tries(self, values, at, colour, label='this run, 2 re-runs'):
        """The run filled, its re-runs hollow, beside each other."""
        for i, value in enumerate(values):
            self.p.dot(self.to(at) + 13 * i, self.at(value), colour, 5.5, hollow=i > 0)
        if label:
            self.label(sorted(values)[len(values) // 2], label, colour)

    def label(self, value, words, colour):
        self.labels.append((self.at(value) + 4, words, colour))

    def close(self, gap=17):
        """Writes the labels at the right, moved apart where they would touch."""
        last = -99
        for y, words, colour in sorted(self.labels):
            last = max(y, last + gap)
            self.p.text(self.x + self.w + 12, last, words, 12, colour, weight=600 if colour not in ('#4a6d94', INK) else 400)


def usual(p, low, high, history=USUAL, normal=NORMAL, count=16, **how):
    plot = Plot(p, low, high, count, **how)
    plot.band(*normal)
    plot.dots(history)
    return plot


def stable():
    p = Picture('stable', 'Stable', 'The run lies where runs of this test lie.',
                'Twelve grey dots around 401 ms, a band of what is normal, and a blue dot of this run inside it, below the threshold.')
    plot = usual(p, 340, 520)
    plot.threshold(500)
    plot.tries([404], 13, BLUE, 'this run, 404 ms')
    plot.close(20)
    p.save()


def noise():
    p = Picture('noise', 'Noise', 'Crossed, and yet nothing changed: a wild try is outvoted, or the threshold lies within the spread.',
                'Left: one try at 520 ms above the threshold, two re-runs back in the band. Right: a threshold of 408 ms that lies '
                'inside the band and is crossed now and then.', 320)
    left = Plot(p, 340, 540, 15, x=62, y=96, w=270, h=170, ticks=3)
    left.band(*NORMAL, label='')
    left.dots(USUAL)
    left.threshold(500, '')
    left.tries([520, 403, 399], 12.6, BLUE, '')
    p.text(62, 84, 'one wild try, two that disagree', 12, INK, weight=600)
    p.text(72, left.at(500) - 6, 'threshold 500 ms', 11, INK)
    p.text(left.to(12.3), left.at(520) - 9, 'try 1', 11, BLUE, 'middle')
    right = Plot(p, 370, 440, 15, x=442, y=96, w=270, h=170, ticks=3)
    right.band(*NORMAL, label='')
    right.dots(USUAL)
    right.threshold(408, '')
    right.tries([412, 404, 410], 12.6, BLUE, '')
    p.text(442, 84, 'a threshold inside the spread', 12, INK, weight=600)
    p.text(452, right.at(424), 'threshold 408 ms', 11, INK)
    p.text(24, 306, 'Mind the scales: on the right everything happens within 70 ms.', 11, FAINT)
    p.save()


def improvement():
    p = Picture('improvement', 'Improvement', 'All tries lie below the best run of the baseline, and by more than chance explains.',
                'Grey dots around 401 ms; this run and its re-runs in green around 310 ms.')
    plot = usual(p, 280, 520)
    plot.threshold(500)
    plot.tries([310, 305, 312], 12.6, GREEN)
    plot.close()
    p.save()


def expected_shift():
    p = Picture('expected-shift', 'ExpectedShift', 'Changed, by what was declared: +15 %, at most +20 %.',
                'Grey dots around 401 ms, a violet zone of the declared change up to 482 ms, and the tries in it.')
    plot = usual(p, 360, 540)
    top = LEVEL * 1.2
    p.box(plot.to(11.9), plot.at(top), plot.x + plot.w - plot.to(11.9), plot.at(NORMAL[1]) - plot.at(top), VIOLET, radius=3, opacity=.2)
    plot.threshold(500)
    plot.tries([455, 462, 458], 12.6, VIOLET)
    plot.label(474, 'what was declared', VIOLET)
    plot.close()
    p.save()


def stale_threshold():
    p = Picture('stale-threshold', 'StaleThreshold', 'A person accepted a higher level. The threshold was left behind.',
                'Six grey dots around 400 ms, then a run that a person accepted, and six more around 460 ms, above the dashed threshold '
                'of 450 ms. This run lies among them.')
    history = [402, 396, 409, 399, 405, 393, 458, 463, 455, 466, 460, 457, 462]
    plot = Plot(p, 360, 510, 17)
    plot.band(460 / 1.05, 460 * 1.05, first=6)
    plot.dots(history)
    plot.threshold(450)
    x = plot.to(5.5)
    p.line(x, plot.y, x, plot.y + plot.h, VIOLET, 1.4, '2 4')
    p.text(x - 8, plot.y + 12, 'accepted', 12, VIOLET, 'end', 600)
    plot.tries([461, 459, 464], 13.6, BLUE, '')
    plot.label(478, 'this run, 2 re-runs', BLUE)
    plot.close()
    p.save()


def within(p, values, marks, low, high, ticks=4, **how):
    """The course of one run, with the names of its stages below."""
    plot = Plot(p, low, high, len(values), ticks=ticks, axis='', **how)
    for first, last, name in marks:
        x1, x2 = plot.to(first) - plot.step / 2, plot.to(last) + plot.step / 2
        if first:
            p.line(x1, plot.y, x1, plot.y + plot.h + 8, LINE)
        p.text((x1 + x2) / 2, plot.y + plot.h + 19, name, 11, SOFT, 'middle')
    return plot


def test_shape():
    p = Picture('test-shape', 'TestShape', 'One run over time: only the beginning is slow, the steady part is as it always was.',
                'p95 within one run: 1,450 ms at the start of stage ramp, falling, then 400 ms throughout the steady stage, '
                '720 ms in the spike.')
    course = [1450, 1240, 760, 400, 405, 398, 402, 399, 404, 401, 397, 403, 400, 398, 402, 720, 725, 718, 400, 402, 399]
    plot = within(p, course, [(0, 2, 'ramp'), (3, 14, 'steady'), (15, 17, 'spike'), (18, 20, 'after')], 0, 1500)
    plot.band(401 / 1.05, 401 * 1.05, 'steady, as always', first=3, last=14)
    plot.band(720 / 1.05, 720 * 1.05, '', first=15, last=17)
    plot.label(720, 'spike, as always', '#4a6d94')
    plot.threshold(700, 'threshold, whole run')
    plot.p.path([(plot.to(i), plot.at(v)) for i, v in enumerate(course)], GREY, 1.2)
    plot.dots(course[:3], AMBER, r=5.5)
    plot.dots(course[3:], GREY, first=3)
    plot.label(1240, 'cold: warming up', AMBER)
    plot.close(16)
    p.save()


def environment():
    p = Picture('environment', 'Environment', 'What never changes became slower, too: it was the surroundings, not the service.',
                'Left: p95 of the service rises from 401 to 565 ms. Right: the control probe, a static page, rises from 8.2 to 11.6 ms '
                'at the same time.', 320)
    left = Plot(p, 340, 620, 16, x=66, y=96, w=280, h=170, ticks=3)
    left.band(*NORMAL, label='')
    left.dots(USUAL)
    left.tries([565, 558, 572], 12.6, AMBER, '')
    left.threshold(500, '')
    p.text(66, 84, 'p95 of the service: +41 %', 12, INK, weight=600)
    p.text(76, left.at(500) - 6, 'threshold 500 ms', 11, INK)
    right = Plot(p, 6, 13, 16, x=450, y=96, w=280, h=170, ticks=3)
    probe = [8.2, 8.1, 8.4, 8.2, 8.3, 8.0, 8.4, 8.2, 8.3, 8.1, 8.3, 8.2]
    right.band(8.2 / 1.15, 8.2 * 1.15, label='')
    right.dots(probe)
    right.tries([11.6, 11.5, 11.7], 12.6, AMBER, '')
    p.text(450, 84, 'p95 of the control probe: +41 %', 12, INK, weight=600)
    p.text(24, 306, '565 ms divided by 1.41 is 399 ms: nothing is left that the service would have to answer for.', 12, SOFT)
    p.save()


def regression():
    p = Picture('regression', 'Regression', 'Worse by more than matters, beyond chance, and every try says so.',
                'Grey dots around 401 ms; this run and two re-runs in red around 660 ms, far above band and threshold.')
    plot = usual(p, 340, 700)
    plot.threshold(500)
    plot.tries([660, 655, 668], 12.6, RED)
    plot.close()
    p.save()


def drift():
    p = Picture('drift', 'Regression: drift and hidden step', 'No single run looks bad. The course of all of them does.',
                'Left: thirteen runs that creep from 397 to 452 ms. Right: seven runs around 395 ms, then seven around 430 ms, a step '
                'that no single run could show.', 320)
    creep = [397, 403, 405, 414, 417, 416, 425, 427, 430, 439, 434, 448, 452]
    left = Plot(p, 380, 520, 14, x=66, y=96, w=280, h=170, ticks=3)
    left.dots(creep[:-1])
    left.threshold(500, '')
    left.p.path([(left.to(0), left.at(398)), (left.to(12), left.at(449))], RED, 1.8, '2 4')
    left.dots(creep[-1:], RED, first=12, r=5.5)
    p.text(66, 84, 'drift: +13 % over 13 runs', 12, INK, weight=600)
    p.text(76, left.at(500) - 6, 'threshold 500 ms', 11, INK)
    step = [401, 401, 388, 386, 408, 395, 390, 419, 435, 424, 425, 436, 434, 436]
    right = Plot(p, 370, 510, 15, x=450, y=96, w=280, h=170, ticks=3)
    right.dots(step[:-1])
    right.threshold(500, '')
    right.level(395, 0, 6, RED)
    right.level(429.5, 7, 12, RED)
    right.dots(step[-1:], RED, first=13, r=5.5)
    p.line(right.to(6.5), right.at(395), right.to(6.5), right.at(429.5), RED, 1.2, '2 4')
    p.text(450, 84, 'hidden step: +8.7 %, 6 runs ago', 12, INK, weight=600)
    p.text(460, right.at(500) - 6, 'threshold 500 ms', 11, INK)
    p.save()


def spike_capacity():
    p = Picture('spike-capacity', 'Regression: lost spike capacity', 'The spike was carried twelve times, and is not any more.',
                'Two courses of a run over time: the earlier ones with 720 ms in the spike in grey, this one with 1,900 ms in red. '
                'The steady part is the same in both.')
    before = [410, 420, 415, 400, 405, 398, 402, 399, 404, 401, 397, 403, 400, 398, 402, 715, 725, 718, 400, 402, 399]
    now = before[:15] + [1700, 1900, 1850] + before[18:]
    plot = within(p, now, [(0, 2, 'ramp'), (3, 14, 'steady'), (15, 17, 'spike'), (18, 20, 'after')], 0, 2000, 5)
    plot.p.path([(plot.to(i), plot.at(v)) for i, v in enumerate(now)], RED, 1.4)
    plot.p.path([(plot.to(i), plot.at(v)) for i, v in enumerate(before)], GREY, 1.4)
    plot.dots(before)
    plot.dots(now[15:18], RED, first=15, r=5.5)
    plot.label(1850, 'this run: 1,900 ms', RED)
    plot.label(720, '12 runs before: 721 ms', SOFT)
    plot.close()
    p.save()


def growth():
    p = Picture('growth', 'Regression: growth in a soak', 'The load stays the same for hours, the response times do not.',
                'p95 over four hours of a soak test rises steadily from 364 to 515 ms, below the threshold of 600 ms.')
    wobble = [3, -5, 6, -2, 4, -4]
    course = [364 + 151 * i / 59 + wobble[i % 6] for i in range(60)]
    plot = within(p, course, [(0, 14, '1st hour'), (15, 29, '2nd'), (30, 44, '3rd'), (45, 59, '4th hour')], 300, 650, ticks=3)
    plot.threshold(600)
    plot.dots(course, GREY, r=3)
    plot.p.path([(plot.to(0), plot.at(364)), (plot.to(59), plot.at(515))], RED, 2, '2 4')
    plot.label(510, 'grows, at the same load', RED)
    plot.close()
    p.save()


def inconclusive():
    p = Picture('inconclusive', 'Inconclusive', 'Too far away to be called noise, too divided to be called a change.',
                'Grey dots around 403 ms with two wild ones at 492 and 512 ms; the tries at 506, 488 and 509 ms: two cross the threshold, '
                'one lies within what the baseline has seen.')
    history = [402, 396, 409, 399, 405, 393, 492, 400, 404, 512, 407, 401]
    plot = usual(p, 300, 540, history, (403 / 1.22, 403 * 1.22))
    plot.threshold(500)
    plot.tries([506, 488, 509], 12.6, AMBER, '')
    plot.label(520, 'this run, 2 re-runs', AMBER)
    p.text(plot.to(6), plot.at(492) + 16, 'was seen before', 11, SOFT, 'middle')
    plot.close()
    p.save()


def insufficient_data():
    p = Picture('insufficient-data', 'InsufficientData', 'Three runs say little about what is normal. The threshold is all there is.',
                'Three grey dots around 402 ms, two empty places, and this run at 540 ms above the threshold; there is no band.')
    plot = Plot(p, 340, 580, 12)
    plot.threshold(500)
    plot.dots(USUAL[:3])
    for i in (3, 4):
        p.add('<circle cx="%s" cy="%s" r="6" fill="none" stroke="%s" stroke-width="1.5" stroke-dasharray="3 3"/>' % (
            n(plot.to(i)), n(plot.at(402)), FAINT))
    p.text(plot.to(3.5), plot.at(402) + 28, 'two more runs are needed', 11, SOFT, 'middle')
    plot.tries([540], 6, AMBER, 'this run, 540 ms')
    plot.close()
    p.save()


def no_data():
    p = Picture('no-data', 'NoData and Error', 'Nothing measured is never a pass, and a broken test says nothing about the service.',
                'Left: a threshold on a tag of which there is no sample. Right: four runners, of which three sent no result.', 280)
    left = Plot(p, 0, 500, 12, x=66, y=96, w=280, h=130, ticks=2, axis='')
    left.threshold(350, '')
    p.text(66, 84, 'NoData: a threshold without a single sample', 12, INK, weight=600)
    p.text(76, left.at(350) - 6, 'threshold for {name:chekout}', 11, INK)
    p.text(206, left.at(140), 'no samples', 14, FAINT, 'middle')
    p.text(450, 84, 'Error: three of four runners sent no result', 12, INK, weight=600)
    for i in range(4):
        x = 450 + 72 * i
        p.box(x, 104, 56, 70, '#ffffff', LINE, 6)
        p.text(x + 28, 126, 'runner %d' % i, 11, SOFT, 'middle')
        if i:
            p.cross(x + 28, 150, RED, 7)
        else:
            p.path([(x + 20, 150), (x + 26, 156), (x + 37, 143)], GREEN, 2.5)
    p.text(450, 200, 'so nobody knows how the whole load did', 12, SOFT)
    p.save()


def baseline():
    p = Picture('baseline', 'What a run is compared with', 'Runs that count, of the same measurement, since the last change of level.',
                'Twenty runs: six at an old level, then thirteen at a new one after a change that a person accepted. Runs in quarantine '
                'are hollow, excluded ones crossed out. The band covers the runs since the change.', 330)
    plot = Plot(p, 330, 600, 22, h=196)
    plot.band(452 / 1.05, 452 * 1.05, first=8, last=21)
    plot.dots([402, 396, 409, 399, 405, 393])
    for i, v in ((6, 455), (7, 461)):
        p.dot(plot.to(i), plot.at(v), AMBER, hollow=True)
    p.dot(plot.to(8), plot.at(452), VIOLET, 5.5)
    plot.dots([458, 449, 455, 446], first=9)
    p.cross(plot.to(13), plot.at(560))
    plot.dots([451, 457, 448, 453, 450], first=14)
    p.dot(plot.to(19), plot.at(540), AMBER, hollow=True)
    plot.dots([454], first=20)
    p.dot(plot.to(21), plot.at(456), BLUE, 5.5)
    x = plot.to(7.5)
    p.line(x, plot.y, x, plot.y + plot.h, VIOLET, 1.4, '2 4')
    p.text(x - 8, plot.y + 14, 'before: an older level', 12, SOFT, 'end')
    p.text(x + 8, plot.y + 14, 'the baseline', 12, '#4a6d94', weight=600)
    side = plot.x + plot.w + 14
    for i, (draw, words) in enumerate([
            (lambda x, y: p.dot(x, y), 'admitted: counts'),
            (lambda x, y: p.dot(x, y, VIOLET, 5.5), 'accepted by a person'),
            (lambda x, y: p.dot(x, y, AMBER, hollow=True), 'quarantined: in doubt'),
            (lambda x, y: p.cross(x, y), 'excluded: disturbed'),
            (lambda x, y: p.dot(x, y, BLUE, 5.5), 'this run')]):
        y = 100 + 26 * i
        draw(side, y)
        p.text(side + 13, y + 4, words, 12, INK)
    p.save()


def level_test():
    p = Picture('level-test', 'When does a change count?', 'All three must hold. In each picture one does not, and nothing is raised.',
                'Three small plots: a change that is too small, one that chance explains, and one that a re-run does not confirm.', 310)
    calm = [402, 396, 409, 399, 405, 393, 411, 400]
    wide = [402, 340, 470, 385, 440, 350, 455, 400]
    one = [402, 396, 409, 399, 405, 393, 411, 470]
    for i, (title, below, history, tries) in enumerate([
            ('1. It is large enough', 'here: +3 %, and 5 % matter', calm, [415, 414, 416]),
            ('2. Chance does not explain it', 'here: the runs vary as much', wide, [478, 484, 476]),
            ('3. Every try agrees', 'here: one try was seen before', one, [520, 462, 515])]):
        x = 40 + 240 * i
        plot = Plot(p, 320, 540, 11.5, x=x, y=100, w=206, h=150, unit=None, axis='')
        s = sorted(history)
        center = (s[3] + s[4]) / 2
        reach = (1.05, 1.36, 1.16)[i]
        plot.band(center / reach, center * reach, '')
        plot.dots(history)
        plot.tries(tries, 8.4, BLUE, '')
        p.text(x, 88, title, 12, INK, weight=600)
        p.text(x, 272, below, 12, SOFT)
    p.text(40, 295, 'Grey: the baseline. Band: where a run counts as unchanged. Blue: the run, and hollow its re-runs.', 11, FAINT)
    p.save()


def flow():
    rows = [
        ('Did the test itself work?', 'runners, script, results, samples, load to its end', [('Error', RED), ('NoData', AMBER), ('Inconclusive', AMBER)], 'no'),
        ('Is there enough to compare?', 'samples for the percentile, at least 5 earlier runs', [('InsufficientData', AMBER)], 'no'),
        ('Is it worse, or a threshold crossed?', 'level test; if not: better? a drift, a hidden step?',
         [('Stable', GREEN), ('Noise', BLUE), ('Improvement', GREEN), ('Regression', RED)], 'no'),
        ('Had the load generator CPU to spare?', 'below 85 % on average, in at least one try', [('Environment', AMBER)], 'no'),
        ('Were the surroundings quiet?', 'probe, steal, throttling, neighbours, rollouts', [('Environment', AMBER)], 'no, explained'),
        ('Does the steady part differ, too?', 'or only warm-up, ramp or spike', [('TestShape', VIOLET), ('Regression', RED)], 'no'),
        ('Did it change?', 'declared in direction and size, or not', [('ExpectedShift', VIOLET), ('Regression', RED)], 'yes'),
        ('Does the history creep, or step?', 'declared, or not', [('Regression', RED), ('ExpectedShift', VIOLET)], 'yes'),
        ('So: crossed without a change', 'what did the level and the threshold do before?',
         [('StaleThreshold', VIOLET), ('Noise', BLUE), ('Inconclusive', AMBER)], ''),
    ]
    p = Picture('flow', 'The order of the questions', 'For each number that is judged. The first answer that leads to the right is the class.',
                'Nine questions from top to bottom; each leads to one or more classes on the right, or down to the next question: ' +
                '; '.join(q + ' ' + ', '.join(c for c, _ in classes) for q, _, classes, _ in rows), 84 + 62 * len(rows))
    for i, (question, detail, classes, word) in enumerate(rows):
        y = 74 + 62 * i
        p.box(24, y, 300, 46, '#ffffff', LINE, 8)
        p.text(38, y + 20, question, 13, INK, weight=600)
        p.text(38, y + 37, detail, 11, SOFT)
        p.arrow(324, y + 23, 390, y + 23)
        if word:
            two = word.split(', ')
            p.text(354, y + 17, two[0], 11, SOFT, 'middle')
            if len(two) > 1:
                p.text(354, y + 38, two[1], 11, SOFT, 'middle')
        x = 402
        for name, colour in classes:
            x = p.pill(x, y + 26, name, colour) + 6
        if i + 1 < len(rows):
            p.arrow(174, y + 46, 174, y + 60)
    p.save()


def rules():
    p = Picture('rules', 'Why not simply > 20 %?', 'Measured on 61 public series of benchmark runs, 2,555 decisions.',
                'Bars. False alarms on unchanged runs: two standard deviations 10.9 %, more than 20 percent 8.8 %, on noisy tests 30.8 %, '
                'the comparison here 0.2 %. A single wild run fools single-run rules in 86 to 97 % of cases, the comparison in 0.9 %.', 300)
    def bars(x, title, rows, top, w):
        p.text(x, 90, title, 12, INK, weight=600)
        for i, (name, value, words, colour) in enumerate(rows):
            y = 108 + 40 * i
            p.text(x, y + 11, name, 12, SOFT)
            p.box(x, y + 17, max(2, w * value / top), 12, colour, radius=2)
            p.text(x + max(2, w * value / top) + 8, y + 27.5, words, 12, INK, weight=600)
    bars(24, 'An unchanged service, and an alarm', [
        ('worse than the last 10 by 2 sd', 10.9, '10.9 %', GREY), ('worse than their mean by 20 %', 8.8, '8.8 %', GREY),
        ('the same, on noisy tests', 30.8, '30.8 %', GREY), ('three conditions, with re-runs', .2, '0.2 %', BLUE)], 30.8, 250)
    bars(400, 'One wild run, and an alarm', [
        ('rules on a single run', 97, '86 to 97 %', GREY), ('three conditions, with re-runs', .9, '0.9 %', BLUE)], 97, 220)
    p.text(400, 214, '+10 % slower, and no alarm', 12, INK, weight=600)
    p.text(400, 235, 'worse than the mean by 20 %', 12, SOFT)
    p.box(400, 241, 220 * .92, 12, GREY, radius=2)
    p.text(400 + 220 * .92 + 8, 251.5, '92 %', 12, INK, weight=600)
    p.save()


def baseline_size():
    p = Picture('baseline-size', 'What more runs give', 'A test whose runs differ by 3 % by themselves; a run with two re-runs.',
                'Bars for baselines of 5, 10, 20 and 30 runs: the smallest detectable change is 8.1, 5.6, 5.2, 5.2 percent; of changes of '
                '10 percent 60, 87, 84, 79 of 100 are found.', 300)
    for x, title, values, top, unit, colour in (
            (40, 'smallest change that can be told from noise', [8.1, 5.6, 5.2, 5.2], 10, ' %', BLUE),
            (410, '+10 % slower: how often it is found', [60, 87, 84, 79], 110, ' %', GREEN)):
        p.text(x, 90, title, 12, INK, weight=600)
        p.line(x, 250, x + 310, 250, LINE, 1.2)
        for i, (runs, value) in enumerate(zip((5, 10, 20, 30), values)):
            h = 130 * value / top
            p.box(x + 22 + 74 * i, 250 - h, 40, h, colour, radius=3)
            p.text(x + 42 + 74 * i, 243 - h, n(value) + unit, 12, INK, 'middle', 600)
            p.text(x + 42 + 74 * i, 268, '%d runs' % runs, 11, SOFT, 'middle')
    p.save()


if __name__ == '__main__':
    os.makedirs(FOLDER, exist_ok=True)
    for draw in (flow, baseline, level_test, stable, noise, improvement, expected_shift, stale_threshold, test_shape, environment, regression,
                 drift, spike_capacity, growth, inconclusive, insufficient_data, no_data, rules, baseline_size):
        draw()
