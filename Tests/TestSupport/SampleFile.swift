extension TextFile {
    /// A delivered file of one kind. Each row holds what its test is about; the other required columns get a valid value
    /// (``sampleRow(_:)``), the other optional ones stay out of the header unless some row names them.
    public static func of(_ kind: String, _ rows: [String: String]..., name: String? = nil) -> TextFile {
        self.of(kind, rows: rows, name: name)
    }

    public static func of(_ kind: String, rows: [[String: String]], name: String? = nil) -> TextFile {
        let defaults = self.sampleRow(kind)
        let named = Set(rows.flatMap(\.keys)).subtracting(defaults.map(\.column)).sorted()
        let columns = defaults.map(\.column) + named
        let lines = rows.map { row in
            columns.map { column in
                self.quoted(row[column] ?? defaults.first { $0.column == column }?.value ?? "")
            }.joined(separator: ";")
        }
        let text = ([columns.joined(separator: ";")] + lines).joined(separator: "\r\n")
        return TextFile(name ?? "\(kind).csv", text + "\r\n")
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { ";\"\n\r".utf8.contains($0) }) else { return cell }
        return "\"\(cell.replacing("\"", with: "\"\""))\""
    }

    /// The required columns of a kind with values that are valid together: case C1, employee M1, goal D1, evaluation E1.
    private static func sampleRow(_ kind: String) -> [(column: String, value: String)] {
        switch kind {
        case "medewerkers":
            [("medewerker_nr", "M1"), ("naam", "An Jansen"), ("functie", "kraamverzorgende"), ("in_dienst_op", "2020-01-01")]
        case "registraties":
            [("registratie_nr", "R1"), ("medewerker_nr", "M1"), ("soort", "VOG"), ("geldig_vanaf", "2024-01-01")]
        case "scholingen":
            [
                ("scholing_nr", "S1"), ("medewerker_nr", "M1"), ("datum", "2026-01-10"), ("onderwerp", "Reanimatie"),
                ("categorie", "A"), ("punten", "4"),
            ]
        case "skj_partners":
            [
                ("partner_nr", "P1"), ("naam", "Bo de Vries"), ("organisatie", "Jeugdhulp"), ("skj_nummer", "1001"),
                ("geldig_vanaf", "2024-01-01"),
            ]
        case "casussen":
            [
                ("casus_nr", "C1"), ("client_nr", "K1"), ("gemeente", "GM0363"), ("ontvangen_op", "2026-01-05"),
                ("verwijzer", "verloskundige"), ("kwetsbaarheid", "kind"), ("geboren_of_uitgerekend_op", "2026-01-20"),
            ]
        case "regie":
            [("regie_nr", "G1"), ("casus_nr", "C1"), ("soort", "casemanager_gemeente"), ("vanaf", "2026-01-05")]
        case "doelen":
            [("doel_nr", "D1"), ("casus_nr", "C1"), ("domein", "opvoeding"), ("gesteld_op", "2026-01-15")]
        case "evaluaties":
            [
                ("evaluatie_nr", "E1"), ("casus_nr", "C1"), ("datum", "2026-02-01"), ("moment", "tussentijds"),
                ("besluit", "gelijk"),
            ]
        case "doelscores": [("evaluatie_nr", "E1"), ("doel_nr", "D1"), ("gas_score", "0")]
        case "inzet":
            [("inzet_nr", "I1"), ("casus_nr", "C1"), ("medewerker_nr", "M1"), ("datum", "2026-01-20"), ("uren", "2")]
        case "documenten":
            [("document_nr", "X1"), ("soort", "meldcode"), ("vastgesteld_op", "2025-01-01"), ("geldig_vanaf", "2025-01-01")]
        case "meldingen": [("melding_nr", "L1"), ("soort", "klacht"), ("ontvangen_op", "2026-02-01")]
        case "facturen":
            [
                ("factuur_nr", "F1"), ("casus_nr", "C1"), ("wijze", "vecozo"), ("maand", "2026-02"), ("uren", "10"),
                ("bedrag", "600"), ("status", "ingediend"),
            ]
        default: preconditionFailure("there is no kind of file ‘\(kind)’")
        }
    }
}
