"""One run of one fault, as a list of observations, and what they are worth."""

import datetime
import statistics


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def judge(fault, seen, began, lifted):
    """seen: (time, situations, lights) whenever something changed, from the injection to the lifting."""
    shown = [(at, one) for at, all_ in seen for one in all_.get("situations", [])]
    right_at = first_time(seen, lambda one: expected(fault, one))
    wrong = sorted({f"{one['cause']} ({one.get('owner')})" for at, one in shown if at <= lifted and blames_wrongly(fault, one)})
    first = next(((at, one["cause"]) for at, one in shown if one["cause"] not in fault.first), (None, None))
    verdict = {
        "first": first[1], "first_s": seconds(first[0], began),
        "right": right_at is not None and (not fault.causes or first[1] in fault.causes) if fault.causes else not shown,
        "verdict_s": seconds(right_at, began) if fault.causes else None,
        "wrong": wrong, "light_s": seconds(first_time(seen, lambda one: affected(fault, one)), began),
        "others": others(fault, seen), "since_s": since(fault, shown, began),
    }
    if fault.event:
        verdict["event"] = any(fault.event in one.get("text", "") for _, one in seen)
    return verdict


def expected(fault, one):
    causes = [situation["cause"] for situation in one.get("situations", [])]
    if not fault.causes:
        return False
    owners = {situation.get("owner") for situation in one["situations"] if situation["cause"] in fault.causes}
    return causes[:1] and causes[0] in fault.causes and set(fault.causes) <= set(causes) and owners <= set(fault.owners)


def blames_wrongly(fault, situation):
    return situation["cause"] not in ("unknown", *fault.causes, *fault.first) and situation.get("owner") not in fault.owners


def affected(fault, one):
    asked = one["lights"] if "*" in fault.affects else {name: one["lights"].get(name) for name in fault.affects}
    return any(light not in ("green", None) for light in asked.values())


def others(fault, seen):
    """Services that had nothing to do with it and did not stay green or grey."""
    if "*" in fault.affects:
        return []
    return sorted({name for _, one in seen for name, light in one["lights"].items()
                   if name not in fault.affects and light in ("yellow", "red")})


def first_time(seen, test):
    return next((at for at, one in seen if test(one)), None)


def seconds(at, began):
    return None if at is None else round(at - began, 2)


def since(fault, shown, began):
    """How far the product's beginning is from the injected one; a box with a wrong clock cannot tell."""
    told = [instant(one["since"]) - began for _, one in shown if one["cause"] in fault.causes and one.get("since")]
    return round(told[-1], 2) if told and abs(told[-1]) < 86400 else None


# --- the table

COLUMNS = ["row", "fault", "expected", "first verdict", "right", "s to verdict", "s to light", "back to green", "wrong blame"]


def table(faults, runs):
    by_name = {}
    for run in runs:
        by_name.setdefault(run["fault"], []).append(run)
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    lines += [line(fault, by_name[fault.name]) for fault in faults if fault.name in by_name]
    return "\n".join(lines)


def line(fault, runs):
    wrong = sorted({blame for run in runs for blame in run["wrong"]})
    firsts = sorted({run["first"] or "–" for run in runs})
    return "| " + " | ".join([
        str(fault.row), fault.title.replace("|", "/"), " + ".join(fault.causes) or f"none{', ' + fault.event if fault.event else ''}",
        ", ".join(firsts), f"{sum(run['right'] for run in runs)} of {len(runs)}", spread(runs, "verdict_s"),
        spread(runs, "light_s"), spread(runs, "green_s"), ", ".join(wrong) or "–"]) + " |"


def spread(runs, word):
    """Median and largest."""
    some = [run[word] for run in runs if run.get(word) is not None]
    return f"{statistics.median(some):.1f} / {max(some):.1f}" if some else "–"


def is_enough(runs, least):
    right = sum(run["right"] for run in runs)
    return bool(runs) and 100 * right >= least * len(runs) and not any(run["wrong"] for run in runs)


def summary(faults, runs):
    right = sum(run["right"] for run in runs)
    blamed = sum(bool(run["wrong"]) for run in runs)
    times = [run["verdict_s"] for run in runs if run["verdict_s"] is not None]
    told = [run for run in runs if run.get("since_s") is not None]
    anew = [run for run in told if run["since_s"] > -1]
    starts = [abs(run["since_s"]) for run in anew]
    showing = {fault.name for fault in faults if fault.at_once}
    at_once = [abs(run["since_s"]) for run in anew if run["fault"] in showing]
    return "\n".join([
        f"- right first verdict: {right} of {len(runs)} runs, {1000 * right // max(1, len(runs)) / 10} % (target: 95 %)",
        f"- runs with a wrong blame: {blamed} (target: 0)",
        f"- seconds to the right verdict: {statistics.median(times):.1f} median, {max(times):.1f} at most (target: 10 median)"
        if times else "- seconds to the right verdict: none was right",
        f"- told beginning against the injected one: {statistics.median(starts):.1f} s median, {max(starts):.1f} s at most"
        if starts else "- told beginning against the injected one: none was told",
        f"- the same for faults that the very next packet shows: {statistics.median(at_once):.1f} s median, "
        f"{sum(one <= 1 for one in at_once)} of {len(at_once)} within 1 s, {max(at_once):.1f} s at most"
        if at_once else "- no fault was shown by the very next packet",
        f"- injected again so soon that it was the same situation, and left out of the two lines above: {len(told) - len(anew)} runs",
        f"- not green again in time: {sum(run.get('green_s') is None for run in runs)} runs"])
