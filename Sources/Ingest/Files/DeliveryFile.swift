internal import Postgres

/// One kind of file an organisation delivers: its columns, keys, references and row rules (contract §2).
///
/// One file each in this folder and one line in ``DeliveryFile/all``; its tables stand in `migrations/tenant`.
struct DeliveryFile: Sendable {
    /// The kind's name; also its table's: `casussen`.
    let name: String
    let keys: [String]
    /// Every column but `verwijderd`, keys first, in the order of the contract.
    let columns: [FileColumn]
    let references: [FileReference]
    let rules: [RowRule]
    /// Statements on the staged rows that bring values into their one form before rows are compared.
    let normalisations: [SQL]

    init(
        _ name: String, keys: [String], columns: [FileColumn], references: [FileReference] = [], rules: [RowRule] = [],
        normalisations: [SQL] = []
    ) {
        self.name = name
        self.keys = keys
        self.columns = columns
        self.references = references
        self.rules = rules
        self.normalisations = normalisations
    }

    /// Every kind, in an order in which what is referred to comes before what refers to it.
    static let all: [DeliveryFile] = [
        .medewerkers, .skjPartners, .casussen, .registraties, .scholingen, .regie, .doelen, .evaluaties, .doelscores, .inzet,
        .documenten, .meldingen, .facturen,
    ]

    static func named(_ name: String) -> DeliveryFile? {
        self.all.first { $0.name == name.lowercased() }
    }

    /// The column by which a row is withdrawn.
    static let withdrawal = "verwijderd"

    /// The columns that are not keys.
    var values: [FileColumn] { self.columns.filter { !self.keys.contains($0.name) } }

    func column(_ name: String) -> Int? { self.columns.firstIndex { $0.name == name } }
}
