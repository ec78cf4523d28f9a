internal import ArgumentParser
internal import Compliance
internal import Domain
internal import Foundation
internal import Publishing
internal import Storage

/// Results of the compliance checks, with the same parameters as the page.
struct ChecksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "Drukt de uitkomsten van de controles af (VOG, KCKZ, regie en de andere normen), als CSV of JSON.",
        discussion: "Zonder --tot: tot en met vandaag, of de dag van de stand. Zonder --van: vanaf 1 januari van dat jaar.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "de organisatie") var tenant: String
    @Option(help: ArgumentHelp("Welke controles; zonder: alle.", valueName: "id,…")) var ids: String?
    @Option(help: ArgumentHelp("De eerste dag.", valueName: "dag")) var van: String?
    @Option(help: ArgumentHelp("De laatste dag, ook de peildatum.", valueName: "dag")) var tot: String?
    @Option(help: ArgumentHelp("Wat er toen bekend was: een dag, een tijdstip of levering-12.", valueName: "stand")) var stand:
        String?
    @Option(help: "excel, open, json, xlsx of zip.") var vorm = "excel"

    func run() async throws {
        let form = try ExportForm(word: self.vorm)
        let ids = self.ids.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } } ?? []
        let stand = try self.stand.map { try Stand($0) } ?? .latest
        let (first, last) = (try self.van.map { try Day($0) }, try self.tot.map { try Day($0) })
        let results = try await OpenInstallation.use(self.database) { open in
            let tenant = try await open.registry.organisation(try TenantID(self.tenant))
            let results = try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .checks) { reader in
                let dates = try await reader.dates(peildatum: last, stand: stand, today: Clock.today)
                let start = first ?? Day(year: dates.peildatum.date.year, month: 1, day: 1) ?? dates.peildatum
                return try await reader.checks(
                    CheckRequest(ids: ids, first: start, last: dates.peildatum, stand: stand), today: Clock.today)
            }
            try await open.log(
                AccessLogLine(.execute, objectKind: "uitvoer", object: "controles " + ids.joined(separator: ",")), of: tenant,
                purpose: .checks)
            return results
        }
        let delivery = results.stand.delivery.map { ", na levering \($0)" } ?? ""
        Message.write(
            "van \(results.request.first.iso) tot en met \(results.request.last.iso), stand \(results.stand.instant)\(delivery)")
        Message.output(try CheckFile([results], form: form, owner: self.tenant).bytes())
    }
}
