"""OpenMarket: a marketplace of many sellers on AWS."""

from constructs_lib import Platform
from platforms.openmarket.chart import OpenMarket
from platforms.openmarket.environments import ENVIRONMENTS

OPENMARKET = Platform(name="openmarket", chart=OpenMarket, environments=ENVIRONMENTS)
