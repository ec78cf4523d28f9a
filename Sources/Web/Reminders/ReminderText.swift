public import Compliance
public import Domain

/// Words about what lapses.
struct ReminderText {
    let item: ReminderItem
    let tenant: TenantID

    /// `VOG van An Jansen (M1)`
    var title: String {
        switch self.item.kind {
        case .credential: "\(CodeList.registratie.label(self.item.what)) van \(self.item.name ?? "") (\(self.item.subject))"
        case .document: CodeList.document.label(self.item.what)
        case .partner: "SKJ-controle van \(self.item.name ?? "") (\(self.item.subject))"
        case .exception:
            "Uitzondering \(self.item.subject): \(Checks.definitions.first { $0.id == self.item.what }?.label ?? self.item.what)"
        case .report: "Melding \(self.item.subject) \(self.item.what)"
        }
    }

    /// `nog 12 dagen, tot en met 3-4-2027`, `3 dagen over, sinds 4-4-2026`.
    func due(on day: Day) -> String {
        let left = self.item.daysLeft(on: day)
        if left < 0 {
            return "\(CaseText.count(-left, "dag", "dagen")) over, sinds \(self.item.last.adding(days: 1).dutch)"
        }
        return left == 0
            ? "vandaag de laatste dag" : "nog \(CaseText.count(left, "dag", "dagen")), tot en met \(self.item.last.dutch)"
    }

    func tone(on day: Day) -> String {
        let left = self.item.daysLeft(on: day)
        return left < 0 ? "short" : left <= 30 ? "lapsing" : "none"
    }

    var link: String {
        switch self.item.kind {
        case .credential: Links.employee(self.tenant, self.item.subject)
        case .document: Links.norms(self.tenant)
        case .partner: Links.check(self.tenant, self.item.what, QualityAddress(subject: self.item.subject))
        case .exception: Links.exceptions(self.tenant)
        case .report: Links.reports(self.tenant)
        }
    }
}

/// The digest as a message.
public struct ReminderMail: Sendable, Hashable {
    public let subject: String
    public let text: String

    /// `site`: the address people use, without a `/` at its end: `https://kraamzicht.example.nl`.
    public init(_ digest: ReminderDigest, of tenant: Tenant, site: String) {
        let over = digest.items.count { $0.daysLeft(on: digest.day) < 0 }
        let ahead = digest.items.count - over
        let parts = [
            over > 0 ? "\(over) verlopen of over tijd" : nil, ahead > 0 ? "\(ahead) binnen 90 dagen" : nil,
        ].compactMap { $0 }
        self.subject = "\(tenant.name): \(parts.joined(separator: ", "))"
        let lines = digest.items.map { item in
            let text = ReminderText(item: item, tenant: tenant.id)
            return "- \(text.title): \(text.due(on: digest.day))\n  \(site)\(text.link)"
        }
        self.text = """
            Dit verloopt bij \(tenant.name), naar wat op \(digest.day.dutch) bekend is.

            \(lines.joined(separator: "\n"))

            Alles bij elkaar: \(site)\(Links.reminders(tenant.id))

            U krijgt dit bericht hoogstens één keer per dag: 90, 30, 7 en 1 dag van tevoren, op de eerste dag erna, en daarna op maandag
            zolang iets over is.
            """
    }
}
