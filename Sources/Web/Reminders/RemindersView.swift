internal import Compliance
internal import Domain

/// What the template of the reminders gets.
struct RemindersView: PageView {
    struct Row {
        let rowTitle: String
        let rowLink: String
        let rowDue: String
        let rowTone: String
    }

    struct Sent {
        let sentDay: String
        let sentTo: String
        let sentText: String
        let sentTone: String
    }

    let frame: PageFrame
    let boardLink: String
    let lead: String
    /// Why nothing goes out, or went wrong; nil when all is well.
    let warning: String?
    let nothing: String?
    let rows: [Row]
    let sent: [Sent]

    static let sample = RemindersView(
        frame: .sample, boardLink: "/o/wieg/kwaliteit", lead: "Dagelijks per e-mail.", warning: "Gisteren mislukt.",
        nothing: "Er verloopt niets.",
        rows: [
            Row(
                rowTitle: "VOG van An Jansen (M1)", rowLink: "/o/wieg/medewerkers/M1", rowDue: "nog 12 dagen",
                rowTone: "lapsing")
        ], sent: [Sent(sentDay: "22-11-2026", sentTo: "bea@wieg.nl", sentText: "verzonden, 3 punten", sentTone: "good")])
}

extension RemindersView {
    init(frame: PageFrame, _ state: ReminderState, tenant: TenantID) {
        let (digest, day) = (state.digest, state.digest.day)
        let failed = state.sent.filter { $0.state == .failed && $0.day >= day.adding(days: -1) }
        self.init(
            frame: frame, boardLink: Links.quality(tenant),
            lead: state.isMailed
                ? Text["reminders.lead.mail"]
                : Text["reminders.lead"],
            warning: state.isMailed
                ? failed.first.map {
                    Text["reminders.failed", ["day": $0.day.dutch, "recipient": $0.recipient, "message": $0.message]]
                }
                : Text["reminders.noMail"],
            nothing: digest.items.isEmpty ? Text["reminders.empty"] : nil,
            rows: digest.items.map { item in
                let text = ReminderText(item: item, tenant: tenant)
                return Row(rowTitle: text.title, rowLink: text.link, rowDue: text.due(on: day), rowTone: text.tone(on: day))
            },
            sent: state.sent.prefix(30).map { sent in
                let count = Text["count.points", count: sent.items]
                return switch sent.state {
                case .sent:
                    Sent(
                        sentDay: sent.day.dutch, sentTo: sent.recipient, sentText: Text["reminders.mail.sent", ["count": count]],
                        sentTone: "good")
                case .sending:
                    Sent(
                        sentDay: sent.day.dutch, sentTo: sent.recipient,
                        sentText: Text["reminders.mail.underway", ["count": count]], sentTone: "none")
                case .failed:
                    Sent(
                        sentDay: sent.day.dutch, sentTo: sent.recipient,
                        sentText: Text["reminders.mail.failed", ["message": sent.message]], sentTone: "short")
                }
            })
    }
}
