public import Compliance
public import Domain

/// Words about what lapses.
struct ReminderText {
    let item: ReminderItem
    let tenant: TenantID

    /// `VOG van An Jansen (M1)`
    var title: String {
        switch self.item.kind {
        case .credential:
            Text[
                "reminders.item.registration",
                ["kind": CodeList.registratie.label(self.item.what), "name": self.item.name ?? "", "number": self.item.subject]]
        case .document: CodeList.document.label(self.item.what)
        case .partner: Text["reminders.item.skj", ["name": self.item.name ?? "", "number": self.item.subject]]
        case .exception:
            Text[
                "reminders.item.exception",
                [
                    "number": self.item.subject,
                    "check": Checks.definitions.first { $0.id == self.item.what }?.label ?? self.item.what,
                ]]
        case .report: Text["reminders.item.report", ["number": self.item.subject, "what": self.item.what]]
        case .measure:
            Text["reminders.item.measure", ["number": self.item.subject, "name": self.item.name ?? "", "what": self.measure]]
        case .judgement:
            Text["reminders.item.judgement", ["number": self.item.subject, "name": self.item.name ?? "", "what": self.measure]]
        }
    }

    /// What a measure is, to stand between brackets.
    private var measure: String { self.item.what.replacing(/\.$/, with: "") }

    /// `nog 12 dagen, tot en met 3-4-2027`, `3 dagen over, sinds 4-4-2026`.
    func due(on day: Day) -> String {
        let left = self.item.daysLeft(on: day)
        if left < 0 {
            return Text[
                "reminders.over", ["days": Text["count.days", count: -left], "day": self.item.last.adding(days: 1).dutch]]
        }
        return left == 0
            ? Text["credential.lastDay"]
            : Text["reminders.left", ["days": Text["count.days", count: left], "day": self.item.last.dutch]]
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
        case .measure, .judgement: Links.measure(self.tenant, self.item.subject)
        }
    }
}

/// The digest as a message.
public struct ReminderMail: Sendable, Hashable {
    public let subject: String
    public let text: String

    /// `site`: the address people use, without a `/` at its end: `https://kraamzicht.example.nl`.
    public init(_ digest: ReminderDigest, of tenant: Tenant, site: String) {
        // Who gets measures only may not open the page of everything.
        let all = digest.items.allSatisfy { $0.kind == .measure } ? Links.measures(tenant.id) : Links.reminders(tenant.id)
        let over = digest.items.count { $0.daysLeft(on: digest.day) < 0 }
        let ahead = digest.items.count - over
        let parts = [
            over > 0 ? Text["reminders.sum.over", ["count": over]] : nil,
            ahead > 0 ? Text["reminders.sum.ahead", ["count": ahead]] : nil,
        ].compactMap { $0 }
        self.subject = "\(tenant.name): \(parts.joined(separator: ", "))"
        let lines = digest.items.map { item in
            let text = ReminderText(item: item, tenant: tenant.id)
            return "- \(text.title): \(text.due(on: digest.day))\n  \(site)\(text.link)"
        }
        self.text =
            Text[
                "reminders.mail.text",
                [
                    "tenant": tenant.name, "day": digest.day.dutch, "lines": lines.joined(separator: "\n"), "site": site,
                    "link": all,
                ]]
    }
}
