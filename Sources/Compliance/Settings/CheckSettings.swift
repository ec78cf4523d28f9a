internal import Domain

/// What a tenant set about its checks, as known at a stand.
public struct CheckSettings: Sendable {
    /// By check, subject and first day.
    public let exceptions: [CheckException]
    /// By parameter and first day.
    public let parameters: [ParameterVersion]

    public init(exceptions: [CheckException] = [], parameters: [ParameterVersion] = []) {
        self.exceptions = exceptions
        self.parameters = parameters
    }

    /// The parameters of a check on the last day of a period: one set per run (contract §4, both dates).
    func values(of definition: CheckDefinition, on last: Day) -> [String: Int] {
        Dictionary(
            uniqueKeysWithValues: definition.parameters.map { parameter in
                let name = definition.name(of: parameter)
                let own = self.parameters.first { $0.parameter == name && $0.isValid(on: last) }
                return (parameter.id, own?.value ?? parameter.standard)
            })
    }

    /// The exceptions to a check for one subject.
    func exceptions(to check: String, of subject: String) -> [CheckException] {
        self.exceptions.filter { $0.check == check && $0.subject == subject }
    }

    func hasExceptions(to check: String) -> Bool { self.exceptions.contains { $0.check == check } }
}

extension CheckDefinition {
    /// The name of a parameter in files and settings: `MED-VOG-DAG.maanden`.
    public func name(of parameter: CheckParameter) -> String { "\(self.id).\(parameter.id)" }
}
