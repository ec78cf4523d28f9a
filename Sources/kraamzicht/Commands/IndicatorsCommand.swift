internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing
internal import Storage

/// Figures, with the same parameters as the page.
struct IndicatorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators", abstract: "Drukt cijfers van een organisatie af, als CSV of JSON.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "de organisatie") var tenant: String
    @Option(help: ArgumentHelp("Welke indicatoren; zonder: alle.", valueName: "id,…")) var ids: String?
    @Option(help: ArgumentHelp("2026, 2026-H1, 2026-K1, 2026-03 of een reeks a..b; zonder: alles.", valueName: "periode"))
    var periode: String?
    @Option(help: ArgumentHelp("Tijd (maand, kwartaal, halfjaar, jaar) en hoogstens drie dimensies.", valueName: "dimensie,…"))
    var per: String?
    @Option(help: ArgumentHelp("Wat er op deze dag gebeurd was; zonder: vandaag.", valueName: "dag")) var peildatum: String?
    @Option(help: ArgumentHelp("Wat er toen bekend was: een dag, een tijdstip of levering-12.", valueName: "stand")) var stand:
        String?
    @Option(help: "excel, open, json, xlsx of zip.") var vorm = "excel"
    @OptionGroup(title: "Filters") var filters: FilterOptions

    func run() async throws {
        let form = try ExportForm(word: self.vorm)
        let request = try self.request()
        let table = try await OpenInstallation.use(self.database) { open in
            let tenant = try await open.registry.organisation(try TenantID(self.tenant))
            let table = try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .figures) { reader in
                try await reader.figures(request, today: Clock.today)
            }
            try await open.log(
                AccessLogLine(.execute, objectKind: "uitvoer", object: request.ids.joined(separator: ",")), of: tenant,
                purpose: .figures)
            return table
        }
        let delivery = table.dates.stand.delivery.map { ", na levering \($0)" } ?? ""
        Message.write("peildatum \(table.dates.peildatum.iso), stand \(table.dates.stand.instant)\(delivery)")
        Message.output(try FigureFile(table, form: form, owner: self.tenant).bytes)
    }

    private func request() throws -> FigureRequest {
        var request = FigureRequest(
            ids: self.ids.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } } ?? [],
            period: try self.periode.map { try Period($0) }, filters: self.filters.values,
            peildatum: try self.peildatum.map { try Day($0) }, stand: try self.stand.map { try Stand($0) } ?? .latest)
        if let per = self.per { try request.split(by: per) }
        return request
    }
}

/// One filter per dimension; several values with a comma.
struct FilterOptions: ParsableArguments {
    @Option var gemeente: String?
    @Option var jeugdregio: String?
    @Option var provincie: String?
    @Option var wijkteam: String?
    @Option var wet: String?
    @Option var verwijzer: String?
    @Option var kwetsbaarheid: String?
    @Option var problematiek: String?
    @Option var domein: String?
    @Option var dagdeel: String?

    var values: [Domain.Dimension: [String]] {
        let given: [(Domain.Dimension, String?)] = [
            (.gemeente, self.gemeente), (.jeugdregio, self.jeugdregio), (.provincie, self.provincie),
            (.wijkteam, self.wijkteam), (.wet, self.wet), (.verwijzer, self.verwijzer),
            (.kwetsbaarheid, self.kwetsbaarheid), (.problematiek, self.problematiek), (.domein, self.domein),
            (.dagdeel, self.dagdeel),
        ]
        return given.reduce(into: [:]) { values, filter in
            guard let text = filter.1 else { return }
            values[filter.0] = FigureRequest.filterValues(text, of: filter.0)
        }
    }
}
