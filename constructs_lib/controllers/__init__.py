"""What keeps Pods running: Deployments, StatefulSets, CronJobs, Services, autoscalers, disruption budgets."""
