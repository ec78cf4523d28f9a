public import Domain

/// The names of gemeenten, jeugdregio's and provincies by their codes.
public struct AreaNames: Sendable {
    /// One area: `gemeente`, `GM0363`, `Amsterdam`.
    public struct Area: Sendable, Hashable {
        public let dimension: Dimension
        public let code: String
        public let name: String

        public init(dimension: Dimension, code: String, name: String) {
            self.dimension = dimension
            self.code = code
            self.name = name
        }
    }

    private let names: [Dimension: [String: String]]

    public init(_ areas: [Area] = []) {
        var names: [Dimension: [String: String]] = [:]
        for area in areas { names[area.dimension, default: [:]][area.code] = area.name }
        self.names = names
    }

    /// The name of an area; nil when it is not known.
    func name(_ dimension: Dimension, _ code: String) -> String? { self.names[dimension]?[code] }

    /// The code of the only area with this name, whatever its capitals; nil when there is none, or several.
    func code(_ dimension: Dimension, named name: String) -> String? {
        let wanted = name.lowercased()
        let found = (self.names[dimension] ?? [:]).filter { $0.value.lowercased() == wanted }
        return found.count == 1 ? found.first?.key : nil
    }

    /// Every area of a dimension, by name.
    func all(_ dimension: Dimension) -> [(code: String, name: String)] {
        (self.names[dimension] ?? [:]).map { (code: $0.key, name: $0.value) }.sorted { $0.name < $1.name }
    }
}
