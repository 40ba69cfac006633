"""Trip Currency: exchange rates for travellers."""

from constructs_lib import Platform
from platforms.trip_currency.chart import TripCurrency
from platforms.trip_currency.environments import ENVIRONMENTS, REPOSITORY

__all__ = ["REPOSITORY", "TRIP_CURRENCY"]

TRIP_CURRENCY = Platform(name="trip-currency", chart=TripCurrency, environments=ENVIRONMENTS)
