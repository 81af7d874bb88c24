package dev.loadtest.controller.api;

import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One evaluation of a LoadTest. Its status starts absent. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@Kind("LoadTestRun")
@Plural("loadtestruns")
@Singular("loadtestrun")
@ShortNames("ltr")
@Categories("loadtesting")
@AdditionalPrinterColumn(name = "LoadTest", jsonPath = ".spec.loadTestRef.name", type = Type.STRING)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = Type.STRING)
@AdditionalPrinterColumn(name = "Verdict", jsonPath = ".status.verdict", type = Type.STRING)
@AdditionalPrinterColumn(name = "Class", jsonPath = ".status.classification", type = Type.STRING)
@AdditionalPrinterColumn(name = "P95", jsonPath = ".status.numbers.p95", type = Type.STRING)
@AdditionalPrinterColumn(name = "Change", jsonPath = ".status.change", type = Type.STRING)
@AdditionalPrinterColumn(name = "Duration", jsonPath = ".status.duration", type = Type.STRING)
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.loadTestRef.name")
@AdditionalSelectableField(jsonPath = ".status.phase")
@AdditionalSelectableField(jsonPath = ".status.verdict")
public class LoadTestRun extends CustomResource<LoadTestRunSpec, LoadTestRunStatus>
    implements Namespaced {}
