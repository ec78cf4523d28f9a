internal import ArgumentParser
internal import Domain

/// Sends the digests of today; the server does the same every morning.
struct RemindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract:
            "Verstuurt de herinneringen van vandaag: wat verloopt of over is, per organisatie aan de kwaliteitsfunctionaris.",
        discussion: """
            De server doet dit elke ochtend vanzelf. Wie vandaag al bericht kreeg, krijgt het niet nog eens. De mailserver staat in \
            KRAAMZICHT_MAIL_URL, KRAAMZICHT_MAIL_FROM en KRAAMZICHT_SITE; zie serve --example-config.
            """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        guard let mail = try MailSettings.read() else {
            throw CommandError(
                "er is geen mailserver ingesteld; zet KRAAMZICHT_MAIL_URL, KRAAMZICHT_MAIL_FROM en KRAAMZICHT_SITE")
        }
        let failed = try await OpenInstallation.use(self.database) { open in
            let outcomes = try await ReminderRun(open: open, mail: mail, today: Clock.today).run()
            if outcomes.isEmpty { Message.output("Er is vandaag niets te versturen.") }
            for outcome in outcomes {
                let result = outcome.failure.map { "niet verstuurd: \($0)" } ?? "verstuurd, \(outcome.items) punten"
                Message.output("\(outcome.tenant.id) aan \(outcome.recipient): \(result)")
            }
            return outcomes.contains { $0.failure != nil }
        }
        if failed { throw ExitCode.failure }
    }
}
