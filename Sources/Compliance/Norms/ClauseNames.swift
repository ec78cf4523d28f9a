internal import StrictYAML

/// The names of clauses in one field, in the order in which they were written: `hkz:5, iso9001:7.2`.
public struct ClauseNames: Sendable, Hashable {
    public let names: [String]

    /// Divided by commas, semicolons, bars or white space; a name that stands there twice counts once.
    public init(_ text: String) {
        var names: [String] = []
        for part in text.split(whereSeparator: { ",;|".contains($0) || $0.isWhitespace }) where !names.contains(String(part)) {
            names.append(String(part))
        }
        self.names = names
    }

    /// As it is kept.
    public var text: String { self.names.joined(separator: ", ") }

    /// Those that are not among others.
    public func without(_ others: ClauseNames) -> ClauseNames {
        ClauseNames(self.names.filter { !others.names.contains($0) }.joined(separator: ","))
    }

    /// The first that names none of these clauses, and what was probably meant.
    public func firstUnknown(among clauses: [NormClause]) -> (name: String, nearest: String?)? {
        let known = clauses.map(\.name)
        return self.names.first { !known.contains($0) }.map { ($0, Suggestion.nearest(to: $0, among: known)) }
    }
}
