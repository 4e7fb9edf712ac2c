"""A rule of a second app gives the addresses that a rule compiled for itself gives."""

from tests import compiled_routes


def test_every_route_gives_the_address_that_a_rule_of_its_own_gives() -> None:
    compiled_routes.prepare()
    kept = len(compiled_routes.COMPILED)
    rules = [*compiled_routes.all_routes().url_map.iter_rules()]
    assert len(compiled_routes.COMPILED) == kept > 150
    for rule in rules:
        values = {name: name for name in (*rule.arguments, "more")}
        for unknown in (False, True):
            own = compiled_routes.FIRST(rule, unknown).__get__(rule)
            assert rule.build(values, unknown) == own(**values), rule
