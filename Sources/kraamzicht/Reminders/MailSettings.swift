internal import Foundation
internal import Mail

/// Where reminders go out, and under which address the site is known.
struct MailSettings: Sendable {
    let server: MailServer
    /// Without a `/` at its end.
    let site: String

    /// nil when no mail is to go out.
    ///
    /// - `KRAAMZICHT_MAIL_URL` (`smtp://name:password@server:587` or `smtps://…`)
    /// - `KRAAMZICHT_MAIL_FROM` (`Kraamzicht <kraamzicht@example.nl>`)
    /// - `KRAAMZICHT_SITE` (`https://kraamzicht.example.nl`): the links in a message begin with it
    ///
    /// Throws ``CommandError`` when only some are set, and `MailError` when one cannot be.
    static func read(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> MailSettings? {
        let names = ["KRAAMZICHT_MAIL_URL", "KRAAMZICHT_MAIL_FROM", "KRAAMZICHT_SITE"]
        let values = names.map { environment[$0] ?? "" }
        if values[0].isEmpty && values[1].isEmpty { return nil }
        for (name, value) in zip(names, values) where value.isEmpty {
            throw CommandError("\(name) ontbreekt; voor e-mail zijn \(names.joined(separator: ", ")) alle drie nodig")
        }
        guard let site = URL(string: values[2]), ["http", "https"].contains(site.scheme ?? ""), site.host != nil else {
            throw CommandError("KRAAMZICHT_SITE is geen adres; schrijf bijvoorbeeld https://kraamzicht.example.nl")
        }
        let address = values[2].hasSuffix("/") ? String(values[2].dropLast()) : values[2]
        return MailSettings(server: try MailServer(url: values[0], sender: values[1]), site: address)
    }
}
