internal import Domain

/// The codes of a column with their words, in the order people expect.
enum EntryChoices {
    static func all(of codes: CellCodes) -> [EntryField.Choice] {
        let known = Set(codes.codes)
        if let list = self.lists.first(where: { Set($0.codes) == known }) {
            return list.entries.map { EntryField.Choice(code: $0.code, label: $0.label) }
        }
        return codes.codes.map { code in
            EntryField.Choice(code: code, label: self.reason(code).map { "\(code): \($0)" } ?? code)
        }
    }

    private static let lists: [CodeList] = [
        .functie, .contractvorm, .registratie, .scholing, .verwijzer, .kwetsbaarheid, .problematiek, .wet, .akkoord, .redenBron,
        .zonderHulp, .doorverwijzing, .facturatie, .regie, .domein, .moment, .besluit, .dagdeel, .document, .melding,
        .factuurstatus, .streefwaarde, .richting, .onderwerp, .grond,
    ]

    /// What a reason of ending means in each list that has it: 31 says opposite things in iJw and iWmo.
    private static func reason(_ code: String) -> String? {
        let found = EndReason.Source.allCases.compactMap { source in
            EndReason(source, code).map { (name: CodeList.redenBron.label(source.rawValue), words: self.words($0.meaning)) }
        }
        guard let first = found.first else { return nil }
        let isOne = Set(found.map(\.words)).count == 1
        let names = found.map(\.name).joined(separator: " en ")
        return isOne ? "\(first.words) (\(names))" : found.map { "\($0.words) (\($0.name))" }.joined(separator: "; ")
    }

    private static func words(_ meaning: EndReason.Meaning) -> String {
        switch meaning {
        case .ends(cbs: "01"): "volgens plan"
        case .ends(cbs: "02"): "voortijdig, in overeenstemming"
        case .ends(cbs: "03"): "voortijdig door de cliënt"
        case .ends(cbs: "04"): "voortijdig door de aanbieder"
        case .ends: "externe omstandigheden"
        case .continues: "beëindigt de casus niet"
        }
    }
}
