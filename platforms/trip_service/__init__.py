"""Trip Service v1: the first version of the product that runs on Kubernetes."""

from constructs_lib import Platform
from platforms.trip_service.chart import TripService
from platforms.trip_service.environments import ENVIRONMENTS, ROOT

__all__ = ["TRIP_SERVICE"]

TRIP_SERVICE = Platform(name="trip-service", chart=TripService, environments=ENVIRONMENTS, root=ROOT)
