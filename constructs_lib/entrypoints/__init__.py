"""What lets requests in: the NGINX ingress controller, and load balancers of AWS."""
