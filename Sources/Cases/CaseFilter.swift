internal import Domain
internal import Postgres

/// Which cases a question is about; what is empty keeps all.
public struct CaseFilter: Sendable, Hashable {
    /// Codes, `GM0363`.
    public var gemeenten: [String]
    /// Names as delivered; `onbekend` keeps the cases without one (reading 8.8).
    public var wijkteams: [String]
    /// `wmo`, `jeugd`, `onbekend`.
    public var wetten: [String]
    public var verwijzers: [String]
    public var states: [CaseState]
    /// A part of the case's number, in capitals or not.
    public var number: String?

    public init(
        gemeenten: [String] = [], wijkteams: [String] = [], wetten: [String] = [], verwijzers: [String] = [],
        states: [CaseState] = [], number: String? = nil
    ) {
        self.gemeenten = gemeenten
        self.wijkteams = wijkteams
        self.wetten = wetten
        self.verwijzers = verwijzers
        self.states = states
        self.number = number
    }

    /// Whether it keeps every case.
    public var isEmpty: Bool { self == CaseFilter() }

    /// The condition on a row of `cases`.
    var condition: SQL {
        var conditions: [SQL] = []
        if !self.gemeenten.isEmpty { conditions.append("gemeente = ANY(\(self.gemeenten))") }
        if !self.wijkteams.isEmpty { conditions.append("wijkteam = ANY(\(self.wijkteams))") }
        if !self.wetten.isEmpty { conditions.append("wet = ANY(\(self.wetten))") }
        if !self.verwijzers.isEmpty { conditions.append("verwijzer = ANY(\(self.verwijzers))") }
        if !self.states.isEmpty { conditions.append("toestand = ANY(\(self.states.map(\.rawValue)))") }
        if let number = self.number {
            conditions.append("strpos(lower(casus_nr), lower(\(number)::text COLLATE \"C\")) > 0")
        }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }

    /// PostgreSQL holds no NUL in a text, so nothing can be found by one.
    func refuseNUL() throws(DomainError) {
        let texts = self.gemeenten + self.wijkteams + self.wetten + self.verwijzers + [self.number ?? ""]
        guard texts.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw DomainError(.unknownCode, "een filter bevat een NUL-teken", hint: "verwijder dat teken")
        }
    }
}
