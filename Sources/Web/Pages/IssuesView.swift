internal import Ingest

/// The errors or the warnings of a delivery, each at its place.
struct IssuesView {
    struct Row {
        let issueFile: String
        let issueLine: String
        let issueColumn: String
        let issueMessage: String
        let issueCode: String
    }

    /// For the heading's address: `fouten`.
    let issuesID: String
    /// `3 fouten`
    let issuesTitle: String
    /// `De eerste 1.000 staan hier.`; nil when all are listed.
    let issuesNote: String?
    let issueRows: [Row]

    /// nil when there are none.
    init?(_ issues: DeliveryReceipt.Issues, id: String, title: String) {
        guard issues.aantal > 0 else { return nil }
        self.init(
            issuesID: id, issuesTitle: title,
            issuesNote: issues.getoond.count < issues.aantal
                ? Text["issues.first", ["count": DutchNumber.whole(issues.getoond.count)]] : nil,
            issueRows: issues.getoond.map { issue in
                Row(
                    issueFile: issue.bestand, issueLine: DutchNumber.whole(issue.regel),
                    issueColumn: issue.kolom.isEmpty ? "–" : issue.kolom, issueMessage: Self.sentence(issue.melding),
                    issueCode: issue.code)
            })
    }

    private init(issuesID: String, issuesTitle: String, issuesNote: String?, issueRows: [Row]) {
        self.issuesID = issuesID
        self.issuesTitle = issuesTitle
        self.issuesNote = issuesNote
        self.issueRows = issueRows
    }

    private static func sentence(_ message: String) -> String {
        // A column's name is written as it is.
        let firstWord = message.prefix { $0 != " " }
        return firstWord.contains("_") ? message : message.prefix(1).uppercased() + message.dropFirst()
    }

    static let sample = IssuesView(
        issuesID: "fouten", issuesTitle: "1.200 fouten", issuesNote: "De eerste 1.000 staan hier.",
        issueRows: [
            Row(
                issueFile: "casussen.csv", issueLine: "3", issueColumn: "gemeente", issueMessage: "Bestaat niet.",
                issueCode: "gemeente_onbekend")
        ])
}
