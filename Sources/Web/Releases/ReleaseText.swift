internal import Domain
internal import Foundation
internal import Publishing

/// Releases in words.
enum ReleaseText {
    /// `Amersfoort (GM0307)`.
    static func gemeente(_ code: String, _ areas: AreaNames) -> String {
        areas.name(.gemeente, code).map { "\($0) (\(code))" } ?? code
    }

    /// `22-11-2026 14:30`, of an instant in UTC.
    static func moment(_ instant: String) -> String {
        guard let date = ISO8601DateFormatter().date(from: instant.replacing(/\.[0-9]+/, with: "")) else { return instant }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "nl_NL")
        formatter.timeZone = TimeZone(identifier: "Europe/Amsterdam")
        formatter.dateFormat = "dd-MM-yyyy HH:mm"
        return formatter.string(from: date)
    }

    /// Who made or approved a release: a person by address, and who worked at the server itself as just that.
    static func maker(_ name: String) -> String { name.hasPrefix("opdrachtregel:") ? Text["release.maker.server"] : name }

    static func day(_ iso: String) -> String { (try? Day(iso))?.dutch ?? iso }

    static func counts(_ counts: ReleaseCounts) -> String {
        Text["release.counts", ["shown": DutchNumber.whole(counts.getoond), "hidden": DutchNumber.whole(counts.onderdrukt)]]
    }

    /// The three years that end with the last whole quarter before a day.
    static func usualPeriod(_ today: Day) -> String {
        let last = Slice(grain: .quarter, containing: today).previous
        return "\(Slice(grain: .quarter, index: last.index - 11))..\(last)"
    }
}

extension FieldProblem {
    /// What is wrong with a question for a release; nil for what is not the visitor's doing.
    init?(release error: any Error) {
        switch error {
        case let error as ReleaseError:
            let field: String? =
                switch error.code {
                case .period: "periode"
                case .noCases: "gemeente"
                case .note: "toelichting"
                case .notProtected, .overtaken, .alreadyWithdrawn, .samePerson, .tooFew, .circleExists: nil
                case .unknownRelease, .damaged: nil
                }
            guard error.code != .damaged, error.code != .unknownRelease else { return nil }
            self.init(field: field, message: error.message, hint: error.hint)
        default: self.init(error)
        }
    }
}
