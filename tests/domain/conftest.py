"""Hypothesis looks at few examples in everyday runs and at many with SHORTAGE_DEEP=1."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("fast", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", settings.get_profile("fast"), max_examples=600)
settings.load_profile("deep" if os.environ.get("SHORTAGE_DEEP") else "fast")
