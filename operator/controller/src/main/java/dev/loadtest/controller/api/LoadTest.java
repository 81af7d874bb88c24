package dev.loadtest.controller.api;

import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.LoadTestStatus;
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

/** A load test as people write it and Git owns it. Its status starts absent. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@Kind("LoadTest")
@Plural("loadtests")
@Singular("loadtest")
@ShortNames("lt")
@Categories("loadtesting")
@AdditionalPrinterColumn(name = "Tier", jsonPath = ".spec.tier", type = Type.STRING)
@AdditionalPrinterColumn(name = "Verdict", jsonPath = ".status.verdict", type = Type.STRING)
@AdditionalPrinterColumn(name = "P95", jsonPath = ".status.lastRun.p95", type = Type.STRING)
@AdditionalPrinterColumn(name = "Change", jsonPath = ".status.lastRun.change", type = Type.STRING)
@AdditionalPrinterColumn(name = "Err%", jsonPath = ".status.lastRun.errors", type = Type.STRING)
@AdditionalPrinterColumn(name = "Runs", jsonPath = ".status.runs", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "Healing", jsonPath = ".status.healing.state", type = Type.STRING)
@AdditionalPrinterColumn(
    name = "Last",
    jsonPath = ".status.lastRun.completionTime",
    type = Type.DATE)
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalSelectableField(jsonPath = ".status.verdict")
public class LoadTest extends CustomResource<LoadTestSpec, LoadTestStatus> implements Namespaced {}
