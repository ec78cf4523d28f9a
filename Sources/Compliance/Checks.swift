/// All checks there are, in the order of the contract.
public enum Checks {
    static let all: [any Check] = [
        OrgHkzCheck(), OrgAandachtCheck(), OrgKlachtCheck(), OrgPrivacyCheck(), OrgOpleidingCheck(), OrgMeldcodeCheck(),
        MedMboCheck(), MedVogStartCheck(), MedVogDagCheck(), MedKckzDagCheck(), MedEhboDagCheck(), MedScholingCheck(),
        MedKckzPuntenCheck(), CasRegieDagCheck(), CasSkjControleCheck(), CasContactCheck(), CasAkkoordCheck(),
        CasIndicatieCheck(), CasGizCheck(), CasPlanCheck(), CasNetwerkCheck(), CasEvalTussenCheck(), CasEvalEindCheck(),
        CasEvalPartijenCheck(), CasDoelmatigCheck(), CasUrenCheck(), CasLeeftijdCheck(), CasFactuurCheck(),
        MelCalamiteitCheck(), MelKlachtCheck(),
    ]

    /// Their definitions, in the order of the contract.
    public static var definitions: [CheckDefinition] { self.all.map(\.definition) }

    /// The checks named, in the order asked; all when none is. Throws ``ComplianceError/Code/unknownCheck``.
    static func named(_ ids: [String]) throws(ComplianceError) -> [any Check] {
        guard !ids.isEmpty else { return self.all }
        var found: [any Check] = []
        for id in ids {
            guard let check = self.all.first(where: { $0.definition.id == id.uppercased() }) else {
                throw ComplianceError(
                    .unknownCheck, "er is geen controle ‘\(id.prefix(40))’",
                    hint: "kies uit \(self.all.map(\.definition.id).joined(separator: ", "))")
            }
            if !found.contains(where: { $0.definition.id == check.definition.id }) { found.append(check) }
        }
        return found
    }
}
