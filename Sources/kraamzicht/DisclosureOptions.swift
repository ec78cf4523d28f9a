internal import ArgumentParser
internal import Disclosure
internal import Domain
internal import Foundation
internal import Publishing

/// What `disclose` and `attack` are asked about: files, what the reader already has, and the rules. No database.
struct DisclosureOptions: ParsableArguments {
    @Option(help: ArgumentHelp("eigen (de gemeente), breder (wie dan ook) of een JSON-bestand.", valueName: "beleid"))
    var policy: String?
    @Option(help: ArgumentHelp("De periode waarmee de cijfers zijn gevraagd; zonder: alles.", valueName: "periode"))
    var periode: String?
    @Option(help: ArgumentHelp("De peildatum van de cijfers; zonder: vandaag.", valueName: "dag"))
    var peildatum: String?
    @Option(help: ArgumentHelp("Map met wat dezelfde lezer eerder kreeg; mag vaker, de oudste eerst.", valueName: "map"))
    var eerder: [String] = []
    @Option(
        help: ArgumentHelp(
            "CSV met gemeente, jeugdregio en provincie; zonder: uit de cijfers, en anders de indeling van 2026.",
            valueName: "bestand"))
    var gebieden: String?
    @Argument(help: ArgumentHelp("bestanden met cijfers (CSV)", valueName: "bestand"))
    var files: [String] = []

    /// Reads everything that was asked for. Without a policy the gemeente's own holds.
    /// `isStrict`: whether figures that no count can have come to are refused.
    func input(isStrict: Bool) throws -> DisclosureInput {
        guard !self.files.isEmpty else { throw CommandError("geef een of meer CSV-bestanden met cijfers") }
        let policy = try PolicyFile.policy(named: self.policy ?? Audience.own.rawValue)
        let period = try self.periode.map { try Period($0) }
        let peildatum = try self.peildatum.map { try Day($0) } ?? Clock.today
        let areas = try self.gebieden.map { path in
            try AreaFile.areas(try FigureFiles.bytes(of: path), file: Message.oneLine(path))
        }
        let tables = try FigureFiles.tables(
            self.files, FigureFileReading(period: period, peildatum: peildatum, isStrict: isStrict))
        let earlier = try self.eerder.map { try FigureFiles.release(in: $0) }
        return DisclosureInput(
            policy: policy, period: period, peildatum: peildatum, tables: tables, earlier: earlier,
            areas: areas ?? Self.areas(beside: tables + earlier.flatMap(\.tables)))
    }

    /// Where gemeenten lie of which the figures do not say it themselves.
    private static func areas(beside tables: [CellTable]) -> [String: [Domain.Dimension: String]] {
        let values = tables.flatMap(\.cells).map(\.key.values)
        let told = Set(values.filter { $0[.jeugdregio] != nil || $0[.provincie] != nil }.compactMap { $0[.gemeente] })
        return Areas.all.filter { !told.contains($0.key) }
    }
}

/// The options, read.
struct DisclosureInput {
    let policy: DisclosurePolicy
    let period: Period?
    let peildatum: Day
    let tables: [CellTable]
    let earlier: [PublishedRelease]
    let areas: [String: [Domain.Dimension: String]]
}
