internal import Domain

/// The parameters of one call, each of which can be taken.
struct APIValues: Sendable {
    let query: AddressQuery

    /// Throws ``FormProblems`` with everything that is wrong: a name nobody reads, an empty value, a name twice, a value that cannot be.
    init(_ query: AddressQuery, of parameters: [APIParameter]) throws {
        var problems: [FieldProblem] = []
        for name in query.names {
            let given = query.items.filter { $0.name == name }
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name)
                problems.append(
                    FieldProblem(
                        field: String(name.prefix(40)), message: "deze parameter is er niet",
                        hint: known.isEmpty ? "dit adres heeft er geen" : "kies uit \(known.joined(separator: ", "))"))
                continue
            }
            guard given.count <= parameter.most else {
                problems.append(FieldProblem(field: name, message: "deze parameter staat er \(given.count) keer"))
                continue
            }
            for item in given {
                let problem =
                    item.value.isEmpty
                    ? FieldProblem(field: name, message: "deze parameter is leeg", hint: "laat hem dan weg")
                    : parameter.problem(with: item.value)
                if let problem { problems.append(problem) }
            }
        }
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        self.query = query
    }

    subscript(_ name: String) -> String? { self.query[name] }

    func number(_ name: String) -> Int? { self.query[name].flatMap { Int($0) } }

    func flag(_ name: String) -> Bool { self.query[name] == "true" }

    func words(_ name: String) -> [String] {
        self.query[name].map { $0.split(separator: ",").map(String.init) } ?? []
    }

    func day(_ name: String) throws(DomainError) -> Day? {
        try self.query[name].map { text throws(DomainError) in try Day(text) }
    }

    func stand() throws(DomainError) -> Stand {
        try self.query["stand"].map { text throws(DomainError) in try Stand(text) } ?? .latest
    }
}
