from backedu.person.body import balls
from backedu.person.contact import Goal, balls_of, solve, spot
from backedu.person.skeleton import angles, changed, skeleton, standing

FEET = {
    ball: (None, balls()[ball].radius, None)
    for foot in ("foot_r", "foot_l")
    for ball in balls_of(foot)
}


def test_a_person_above_the_floor_comes_to_stand_on_it() -> None:
    """Every ball of both feet is on the floor, and the body is where it was beside that."""
    start = changed(standing(), {"y": 120.0})
    pose, miss = solve(start, Goal(FEET), ("x", "y", "z"))
    at = skeleton(pose)

    assert miss < 0.5
    assert all(abs(spot(at, ball)[1] - balls()[ball].radius) < 0.5 for ball in FEET)
    assert pose["knee_r"] == 0.0


def test_a_hand_goes_where_it_is_wanted_and_stays_within_range() -> None:
    """An arm reaches a place in front of the chest; no joint leaves its range."""
    start = changed(standing(), {"y": 94.0})
    goal = Goal({"palm_r": (30.0, 110.0, 24.0)})
    arm = [name for name in angles() if name in {"sho_f_r", "sho_a_r", "sho_r_r", "elb_r"}]
    pose, miss = solve(start, goal, arm)

    assert miss < 0.1
    assert all(low <= pose[name] <= high for name, (low, high, _) in angles().items())
    assert all(pose[name] == start[name] for name in pose if name not in arm)


def test_nothing_is_pushed_under_the_floor() -> None:
    """A body that starts too deep is lifted."""
    pose, _ = solve(changed(standing(), {"y": 70.0}), Goal({}), ("y",))
    at = skeleton(pose)

    assert min(spot(at, name)[1] - ball.radius for name, ball in balls().items()) > -0.1
