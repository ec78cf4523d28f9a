internal import Foundation
internal import Web

extension APISettings {
    /// - `KRAAMZICHT_API_CONTACT` (`Beheer van Kraamzicht <beheer@kraamzicht.example>`): whom programmers ask
    /// - `KRAAMZICHT_SITE` (`https://kraamzicht.example.nl`): where the page about the machine interface is, and what addresses in the catalogue begin with
    /// - `KRAAMZICHT_API_PER_MINUUT` (int, default: 120): calls in a minute of one token, and of one address
    ///   without an account for public figures
    static func read(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> APISettings {
        var settings = APISettings()
        if let contact = environment["KRAAMZICHT_API_CONTACT"], !contact.isEmpty {
            guard let parts = contact.wholeMatch(of: /([^<>]+[^<> ]) *<([^<> @]+@[^<> @]+)>/) else {
                throw CommandError("KRAAMZICHT_API_CONTACT moet een naam met een adres zijn: Beheer <beheer@kraamzicht.example>")
            }
            (settings.contactName, settings.contactEmail) = (String(parts.output.1), String(parts.output.2))
        }
        if let site = environment["KRAAMZICHT_SITE"], !site.isEmpty {
            let site = site.hasSuffix("/") ? String(site.dropLast()) : site
            settings.site = site
            settings.contactURL = "\(site)/api"
        }
        if let text = environment["KRAAMZICHT_API_PER_MINUUT"], !text.isEmpty {
            guard let number = Int(text), (1...1_000_000).contains(number) else {
                throw CommandError("KRAAMZICHT_API_PER_MINUUT moet een getal van 1 tot en met 1000000 zijn")
            }
            settings.callsPerMinute = number
        }
        return settings
    }
}
