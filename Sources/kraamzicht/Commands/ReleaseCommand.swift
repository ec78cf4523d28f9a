internal import ArgumentParser
internal import Disclosure
internal import Domain
internal import Foundation
internal import Publishing
internal import Storage

/// Releases that were made.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Uitgaven: bekijken, opnieuw aanvallen, intrekken.",
        subcommands: [List.self, Show.self, Attack.self, Withdraw.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toont de uitgaven, de oudste eerst, en dan de kringen.")
        @OptionGroup var database: DatabaseOptions
        @Option(help: "Alleen die van deze organisatie.") var organisatie: String?
        @Option(help: ArgumentHelp("Alleen die aan deze gemeente.", valueName: "gemeente")) var gemeente: String?

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let organisation = try self.organisatie.map { try TenantID($0) }
                let gemeente: TenantID? =
                    if let gemeente {
                        try TenantID(try await GemeenteRegister(router: open.router).gemeente(gemeente).code.lowercased())
                    } else { nil }
                let entries = try await open.releases.entries(organisation: organisation, gemeente: gemeente)
                let circles =
                    organisation == nil && gemeente == nil ? try await open.circles.all(as: OpenInstallation.actor) : []
                for entry in entries {
                    // A number that was given out for a release that failed has none.
                    guard let release = try? await open.releases.release(entry, as: OpenInstallation.actor) else { continue }
                    let state = release.withdrawal == nil ? "" : "ingetrokken"
                    let manifest = release.manifest
                    Message.output(
                        "\(entry.number)\t\(entry.organisation)\t\(manifest.gemeente.code)\t\(manifest.periode)\t\(manifest.gemaakt_op)\t\(state)"
                    )
                }
                for circle in circles {
                    let manifest = circle.manifest
                    Message.output(
                        "\(circle.number)\t\t\(manifest.jeugdregio.code)\t\(manifest.jaar)\t\(manifest.gemaakt_op)\t\(circle.withdrawal == nil ? "" : "ingetrokken")"
                    )
                }
                if entries.isEmpty, circles.isEmpty {
                    Message.write("er zijn nog geen uitgaven; maak er een met ‘kraamzicht publish’")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drukt een uitgave af: haar beschrijving als JSON, een van haar tabellen, of alle cijfers in één ZIP.")
        @OptionGroup var database: DatabaseOptions
        @Argument(help: "het nummer") var nr: Int
        @Option(help: "De naam van een tabel; zonder: de beschrijving, of alle cijfers met --vorm zip.") var tabel: String?
        @Option(help: "Voor een tabel: excel, open, json, xlsx of zip.") var vorm = "open"

        func run() async throws {
            let form = try ExportForm(word: self.vorm)
            let circle = try await OpenInstallation.use(self.database) { open in
                try await open.circles.circle(self.nr, as: OpenInstallation.actor)
            }
            if let circle { return try self.show(circle, form) }
            let release = try await OpenInstallation.use(self.database) { open in
                try await open.releases.release(try await open.releases.entry(self.nr), as: OpenInstallation.actor)
            }
            if let withdrawal = release.withdrawal {
                Message.write(
                    "uitgave \(self.nr) is ingetrokken op \(Clock.amsterdam(withdrawal.at)): \(Message.oneLine(withdrawal.reason))"
                )
            }
            guard let name = self.tabel else {
                guard form != .zip else { return Message.output(try ReleaseFile(release, table: nil, form: form).bytes) }
                return Message.output(try ReleaseReport.json(release.manifest))
            }
            guard let table = release.table(name) else {
                throw CommandError(
                    "uitgave \(self.nr) heeft geen tabel ‘\(Message.oneLine(name))’; kies uit \(release.tables.map(\.name).joined(separator: ", "))"
                )
            }
            Message.output(form == .open ? Array(table.csv.utf8) : try ReleaseFile(release, table: name, form: form).bytes)
        }

        private func show(_ circle: StoredCircle, _ form: ExportForm) throws {
            if let withdrawal = circle.withdrawal {
                Message.write(
                    "kring \(self.nr) is ingetrokken op \(Clock.amsterdam(withdrawal.at)): \(Message.oneLine(withdrawal.reason))")
            }
            guard let name = self.tabel else {
                guard form != .zip else { return Message.output(try CircleFile(circle, form: form).bytes) }
                return Message.output(try ReleaseReport.json(circle.manifest))
            }
            guard name == circle.manifest.tabel.naam else {
                throw CommandError(
                    "kring \(self.nr) heeft geen tabel ‘\(Message.oneLine(name))’; kies \(circle.manifest.tabel.naam)")
            }
            Message.output(form == .open ? Array(circle.csv.utf8) : try CircleFile(circle, form: form).bytes)
        }
    }

    struct Attack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Valt een uitgave opnieuw aan, met alles wat de gemeente toen had.",
            discussion: "Afloop: 0 niets achterhaald, 2 er is iets achterhaald, 1 mislukt.")
        @OptionGroup var database: DatabaseOptions
        @Argument(help: "het nummer") var nr: Int

        func run() async throws {
            let reports = try await OpenInstallation.use(self.database) { open in
                if try await open.circles.circle(self.nr, as: OpenInstallation.actor) != nil {
                    return [try await open.circles.attack(self.nr, as: OpenInstallation.actor)]
                }
                return try await open.releases.attack(try await open.releases.entry(self.nr), as: OpenInstallation.actor)
            }
            Message.output(try ReleaseReport.json(reports))
            for report in reports {
                for line in report.summary { Message.write("beleid \(report.beleid): \(line)") }
            }
            if reports.contains(where: { !$0.isHeld }) { throw ExitCode(2) }
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Trekt een uitgave in: zij blijft te lezen, met de reden erbij.")
        @OptionGroup var database: DatabaseOptions
        @Argument(help: "het nummer") var nr: Int
        @Option(help: ArgumentHelp("Waarom; de gemeente leest het.", valueName: "tekst")) var reden: String

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                if try await open.circles.circle(self.nr, as: OpenInstallation.actor) != nil {
                    let news = try CircleNews(open)
                    try await open.circles.withdraw(self.nr, as: OpenInstallation.actor, reason: self.reden)
                    Message.write("kring \(self.nr) is ingetrokken")
                    for failure in await news?.tell(.withdrawn, self.nr, as: OpenInstallation.actor) ?? [] {
                        Message.write(failure)
                    }
                    return
                }
                let entry = try await open.releases.entry(self.nr)
                let organisation = try await open.registry.organisation(entry.organisation)
                let news = try ReleaseNews(open)
                try await open.releases.withdraw(self.nr, from: organisation, as: OpenInstallation.actor, reason: self.reden)
                Message.write("uitgave \(self.nr) is ingetrokken")
                for failure in await news?.tell(.withdrawn, self.nr, as: OpenInstallation.actor) ?? [] { Message.write(failure) }
            }
        }
    }
}
