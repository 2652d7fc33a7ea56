"""APP and mini-programme filings: platforms, certificates, what each kind of service may be filed with."""
