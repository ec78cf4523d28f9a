extension DeliveryFile {
    /// The key columns in the order in which they decide what a file is (reading 2.1); doelscores has two.
    private static let decidingKeys: [(keys: [String], kind: String)] = [
        (["evaluatie_nr", "doel_nr"], "doelscores"), (["registratie_nr"], "registraties"), (["scholing_nr"], "scholingen"),
        (["regie_nr"], "regie"), (["doel_nr"], "doelen"), (["evaluatie_nr"], "evaluaties"), (["inzet_nr"], "inzet"),
        (["document_nr"], "documenten"), (["melding_nr"], "meldingen"), (["factuur_nr"], "facturen"),
        (["partner_nr"], "skj_partners"), (["casus_nr"], "casussen"), (["medewerker_nr"], "medewerkers"),
    ]

    /// Which kind a header belongs to; nil when no key column is in it.
    static func recognised(by header: Header) -> DeliveryFile? {
        let names = Set(header.normalisedNames)
        return self.decidingKeys.first { $0.keys.allSatisfy { names.contains(Header.normalise($0)) } }
            .flatMap { DeliveryFile.named($0.kind) }
    }

    /// Every column name of every kind, by which the delimiter is told.
    static let knownColumns: Set<String> = Set(all.flatMap { $0.columns.map(\.name) } + [withdrawal])
}
