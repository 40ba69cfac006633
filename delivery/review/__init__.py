"""The review: rules, findings, waivers and reports."""
