"""PodMonitors and ServiceMonitors: where the Prometheus Operator finds the metrics of a workload.

https://prometheus-operator.dev/docs/developer/getting-started/
"""

from __future__ import annotations

from constructs_lib.core.l1 import Manifest, monitoring
from constructs_lib.values.ports import Port
from constructs_lib.values.scrape import Scrape
from constructs_lib.workload import Workload

API = "monitoring.coreos.com/v1"


def monitor(workload: Workload, scrape: Scrape, port: Port) -> Manifest:
    """The PodMonitor of its Pods, or the ServiceMonitor of its Service."""
    if scrape.monitor == "ServiceMonitor":
        selector = monitoring.ServiceMonitorSpecSelector(match_labels={NAME: workload.name})
        endpoint = monitoring.ServiceMonitorSpecEndpoints(port=port.name, path=scrape.path, interval=scrape.interval)
        services = monitoring.ServiceMonitorSpec(selector=selector, endpoints=[endpoint])
        return workload.manifest(API, "ServiceMonitor", monitoring.ServiceMonitorProps(spec=services))
    pods = monitoring.PodMonitorSpec(
        selector=monitoring.PodMonitorSpecSelector(match_labels=workload.selector),
        pod_metrics_endpoints=[
            monitoring.PodMonitorSpecPodMetricsEndpoints(port=port.name, path=scrape.path, interval=scrape.interval)
        ],
    )
    return workload.manifest(API, "PodMonitor", monitoring.PodMonitorProps(spec=pods))


NAME = "app.kubernetes.io/name"
"""The label of a Service with the name of its workload."""
