/// What is wrong in a YAML file, in Dutch, with its place and the remedy.
public struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// `dashboards/overzicht.yaml:12:7: onbekende sleutel ‘indicatro’`
    public let message: String
    public let hint: String?

    public init(message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    public var description: String { self.message + (self.hint.map { " (\($0))" } ?? "") }
}
