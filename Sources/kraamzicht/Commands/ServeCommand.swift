internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Storage

/// Serves the site until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Start de server.")

    @OptionGroup var database: DatabaseOptions
    @Option(help: "Poort waarop de server luistert.") var port = 8080
    @Option(help: "Adres waarop de server luistert.") var host = "127.0.0.1"
    @Option(help: ArgumentHelp("Certificaat (PEM) voor HTTPS.", valueName: "bestand")) var tlsCert: String?
    @Option(help: ArgumentHelp("Sleutel (PEM) bij het certificaat.", valueName: "bestand")) var tlsKey: String?
    @Flag(help: "Bezoekers komen via HTTPS binnen bij een proxy voor deze server.") var behindHttps = false
    @Flag(help: "Laad de demo als zij er nog niet is, en toon de accounts.") var demo = false
    @Flag(help: "Toon /stijl: elk onderdeel van een pagina in elke toestand, voor wie eraan ontwerpt.") var stijl = false
    @Flag(help: "Controleer instellingen en database, en stop.") var check = false
    @Flag(help: "Druk een voorbeeld van de instellingen af, en stop.") var exampleConfig = false

    private func checkOptions() throws {
        guard (1...65535).contains(self.port) else {
            throw CommandError("--port \(self.port) is geen poort; kies een getal van 1 tot en met 65535")
        }
        guard (self.tlsCert == nil) == (self.tlsKey == nil) else {
            throw CommandError("--tls-cert en --tls-key horen bij elkaar; geef ze allebei of geen van beide")
        }
    }

    func run() async throws {
        try self.checkOptions()
        if self.exampleConfig { return Message.output(ExampleConfiguration.text) }
        if !self.check { try ListeningPort(host: self.host, port: self.port).checkIsFree() }
        try await OpenInstallation.use(self.database, connections: 16) { open in
            for outcome in try await open.migrator.migrateTenants(open.installation, progress: { _ in })
            where outcome.state == .failed {
                Message.write("let op: de migratie van \(outcome.subject) is mislukt: \(outcome.message)")
            }
            if self.check { return try await InstallationCheck(open: open).run() }
            if self.demo {
                if try await DemoLoading.isLoaded(in: open) {
                    DemoLoading(open: open, directory: nil).showAccounts()
                } else {
                    Message.write("De demo wordt geladen; dat duurt ongeveer een minuut …")
                    try await DemoLoading(open: open, directory: nil).run()
                }
            }
            try await SiteServer(
                open: open, host: self.host, port: self.port, certificate: self.tlsCert, key: self.tlsKey,
                isSecure: self.behindHttps || self.tlsCert != nil, showsStyle: self.stijl
            ).run()
        }
    }
}
