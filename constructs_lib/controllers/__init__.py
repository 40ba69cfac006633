"""Parts of workloads: Deployments, StatefulSets, CronJobs, Services, autoscalers, disruption budgets."""
