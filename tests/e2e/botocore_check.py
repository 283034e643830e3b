"""Checks recorded AWS inputs against the service models of botocore.

Reads {"resources": [{"stack", "type", "name", "inputs"}]} on standard input, writes {"version", "checked", "values",
"unknown", "unmapped", "problems"} on standard output. A value that is unknown in a preview, or secret, is counted, not
judged. It shows that AWS would take the shape of a request; not that the account may make it.
"""

import json
import re
import sys
from collections import Counter

import botocore
import botocore.session

import botocore_mapping
import botocore_mapping_services
from botocore_policies import problems_of_policy

UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
MAPPINGS = {**botocore_mapping.MAPPINGS, **botocore_mapping_services.MAPPINGS}
# Provider-wide: the region is the endpoint's, not a member.
EVERYWHERE = {"region": "chooses the endpoint"}
# Limits that the models state in prose only: (operation, end of the member's path) -> pattern.
PROSE = {
    ("AuthorizeSecurityGroup", "Description"): r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{0,255}",
    ("CreateSecurityGroup", "Description"): r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{1,255}",
    ("CreateRestoreTestingPlan", "RestoreTestingPlanName"): r"[A-Za-z0-9_]{1,50}",
    ("CreateRestoreTestingSelection", "RestoreTestingSelectionName"): r"[A-Za-z0-9_]{1,50}",
}
POLICY_MEMBERS = re.compile(r"(policy|document|policytext)$", re.IGNORECASE)


class Checker:
    def __init__(self):
        self.session = botocore.session.get_session()
        self.models = {}
        self.counts = Counter()
        self.problems = []

    def model(self, service):
        if service not in self.models:
            self.models[service] = self.session.get_service_model(service)
        return self.models[service]

    def shape(self, service, operation):
        return self.model(service).operation_model(operation).input_shape

    def resource(self, resource):
        mapping = MAPPINGS[resource["type"]]
        self.where = {key: resource[key] for key in ("stack", "type", "name")}
        self.mapping = mapping
        self.requests = {mapping.operation: {}}
        for key, value in resource["inputs"].items():
            self.property(key, value)
        for operation, request in self.requests.items():
            complete = operation == mapping.operation
            self.check(request, self.shape(mapping.service, operation), operation, "", complete)

    def property(self, path, value):
        """Puts the value of one property, or of its parts, into the request that sends it."""
        mapping = self.mapping
        if path in mapping.ignored or path in EVERYWHERE:
            return
        parts = self.renamed_below(path)
        items = value if isinstance(value, list) else [value]
        if parts and all(isinstance(item, dict) for item in items):
            for item in items:
                for key, part in item.items():
                    self.property(f"{path}.{key}", part)
                if len(items) > 1:
                    self.flush()
            return
        operation, target = self.target(path)
        self.put(operation, target.split("."), value, path)

    def target(self, path):
        """Operation and member of a property: its own, or below the one that its nearest renamed parent became."""
        mapping = self.mapping
        parent, rest = path, ""
        while parent and parent not in mapping.renames:
            parent, _, last = parent.rpartition(".")
            rest = f"{last}.{rest}".rstrip(".")
        target = mapping.renames.get(parent, "")
        operation, colon, member_path = target.rpartition(":")
        root = "" if colon else mapping.root
        return operation or mapping.operation, ".".join(filter(None, [root, member_path, rest]))

    def renamed_below(self, path):
        names = [*self.mapping.renames, *self.mapping.ignored]
        return any(name.startswith(f"{path}.") for name in names)

    def flush(self):
        """Judges requests to other operations before the next item of a list makes its own."""
        for operation in [name for name in self.requests if name != self.mapping.operation]:
            request = self.requests.pop(operation)
            self.check(request, self.shape(self.mapping.service, operation), operation, "", False)

    def put(self, operation, target, value, path):
        shape = self.shape(self.mapping.service, operation)
        node = self.requests.setdefault(operation, {})
        for index, part in enumerate(target):
            while shape.type_name == "list":
                shape = shape.member
            if shape.type_name == "map":
                node[part] = value
                return
            name = member(shape, part) if shape.type_name == "structure" else None
            if name is None:
                self.problem(path, f"{operation} has no member {'.'.join(target)}")
                return
            shape = shape.members[name]
            if index == len(target) - 1:
                node[name] = [value] if is_single(value, shape) else value
            else:
                node = node.setdefault(name, {})

    def check(self, value, shape, operation, path, complete):
        if value == UNKNOWN or (isinstance(value, dict) and "$secret" in value):
            self.counts["unknown"] += 1
            return
        kind = shape.type_name
        if kind == "structure":
            self.structure(value, shape, operation, path, complete)
        elif kind == "list":
            self.list(value, shape, operation, path, complete)
        elif kind == "map":
            self.map(value, shape, operation, path)
        else:
            self.scalar(value, shape, operation, path)

    def structure(self, value, shape, operation, path, complete):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if not isinstance(value, dict):
            self.problem(path, f"{operation} wants a structure")
            return
        given = {}
        for key, part in value.items():
            name = member(shape, key)
            below = f"{path}.{name or key}".lstrip(".")
            if name is None:
                self.problem(below, f"{operation} has no such member in {shape.name}")
                continue
            given[name] = part
            self.check(part, shape.members[name], operation, below, True)
        if complete:
            missing = [name for name in shape.required_members if name not in given]
            for name in missing:
                if name not in self.mapping.provided:
                    self.problem(path, f"{operation} wants {shape.name}.{name}")

    def list(self, value, shape, operation, path, complete):
        items = value if isinstance(value, list) else [value]
        if isinstance(value, dict) and is_pair(shape.member):
            items = [dict(zip(sorted(shape.member.members), pair)) for pair in value.items()]
        self.length(len(items), shape, operation, path)
        for index, item in enumerate(items):
            self.check(item, shape.member, operation, f"{path}[{index}]", complete)

    def map(self, value, shape, operation, path):
        if not isinstance(value, dict):
            self.problem(path, f"{operation} wants a map")
            return
        for key, part in value.items():
            self.check(key, shape.key, operation, f"{path}.{key}", True)
            if isinstance(part, (int, bool)) and shape.value.type_name == "string":
                part = str(part).lower()
            self.check(part, shape.value, operation, f"{path}.{key}", True)

    def scalar(self, value, shape, operation, path):
        self.counts["values"] += 1
        kind = shape.type_name
        if kind == "boolean":
            if value not in (True, False, "true", "false"):
                self.problem(path, f"{operation} wants true or false, found {value!r}")
        elif kind in ("integer", "long", "double", "float"):
            self.number(value, shape, operation, path)
        elif kind in ("string", "blob"):
            self.string(value, shape, operation, path)

    def number(self, value, shape, operation, path):
        try:
            number = float(value)
        except (TypeError, ValueError):
            self.problem(path, f"{operation} wants a number, found {value!r}")
            return
        self.length(number, shape, operation, path)

    def string(self, value, shape, operation, path):
        if not isinstance(value, str):
            self.problem(path, f"{operation} wants a string, found {value!r}")
            return
        rules = shape.metadata
        if "enum" in rules and value not in rules["enum"]:
            self.problem(path, f"{operation} wants one of {', '.join(rules['enum'])}, found {value!r}")
        if "pattern" in rules and not re.search(python_pattern(rules["pattern"]), value):
            self.problem(path, f"{operation} wants {rules['pattern']}, found {value!r}")
        for (prefix, end), pattern in PROSE.items():
            fits = operation.startswith(prefix) and path.endswith(end)
            if fits and not re.fullmatch(pattern, value):
                self.problem(path, f"{operation} wants {pattern}, found {value!r}")
        self.length(len(value), shape, operation, path)
        if POLICY_MEMBERS.search(path) and value.startswith("{"):
            for message in problems_of_policy(value, self.model):
                self.problem(path, message)

    def length(self, size, shape, operation, path):
        rules = shape.metadata
        if "min" in rules and size < rules["min"]:
            self.problem(path, f"{operation} wants at least {rules['min']}, found {size:g}")
        if "max" in rules and size > rules["max"]:
            self.problem(path, f"{operation} wants at most {rules['max']}, found {size:g}")

    def problem(self, path, message):
        self.problems.append({**self.where, "path": path, "message": message})


def member(shape, key):
    """Name of the member that a property means: the same letters, or singular for plural, as the provider names lists."""
    wanted = plain(key)
    names = {plain(name): name for name in shape.members}
    singular = [wanted[:-3] + "y" if wanted.endswith("ies") else wanted.removesuffix("s")]
    for candidate in [wanted, *singular, f"{wanted}s", wanted.replace("criterions", "criteria")]:
        if candidate in names:
            return names[candidate]
    return None


def plain(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def is_single(value, shape):
    return shape.type_name == "list" and not isinstance(value, (list, dict)) and value != UNKNOWN


def is_pair(shape):
    """A tag or a dimension, which the provider takes as a map. Key or Name sorts before Value."""
    names = sorted(plain(name) for name in getattr(shape, "members", {}))
    return names in (["key", "value"], ["name", "value"])


# Classes of characters that Java's patterns have and Python's do not.
CLASSES = {"L": "a-zA-Z", "N": "0-9", "Z": r"\s", "Alnum": "a-zA-Z0-9", "Graph": "!-~", "ASCII": r"\x00-\x7f"}


def python_pattern(pattern):
    """A pattern of the models, which match whole strings, in Python's dialect; what it lacks is taken for any symbol."""
    classes = re.sub(r"\\p\{(?:Is)?(\w+)\}", lambda found: CLASSES.get(found[1], r"\W"), pattern)
    # A hyphen after a class such as \w is a letter to Java and an error to Python.
    return r"\A(?:" + re.sub(r"(\\[wds])-", r"\1\-", classes) + r")\Z"


def main():
    checker = Checker()
    checked, unmapped = Counter(), Counter()
    for resource in json.load(sys.stdin)["resources"]:
        if resource["type"] not in MAPPINGS:
            unmapped[resource["type"]] += 1
            continue
        checker.resource(resource)
        checked[resource["type"]] += 1
    json.dump(
        {
            "version": botocore.__version__,
            "checked": checked,
            "unmapped": unmapped,
            "problems": checker.problems,
            **{key: checker.counts[key] for key in ("values", "unknown")},
        },
        sys.stdout,
    )


main()
