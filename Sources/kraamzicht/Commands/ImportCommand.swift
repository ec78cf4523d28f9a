internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ingest
internal import Storage

/// Takes a delivery: CSV files, or a ZIP of them.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Levert CSV-bestanden of een ZIP ervan aan een organisatie.",
        discussion: "Afloop: 0 vastgelegd (of proef zonder fouten), 2 afgewezen, 1 mislukt.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "de organisatie") var tenant: String
    @Argument(help: ArgumentHelp("CSV-bestanden of ZIP's", valueName: "bestand")) var files: [String]
    @Flag(help: "Controleer en tel alles, maar leg niets vast.") var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Deze soorten bestanden zijn volledig: wat bekend is en ontbreekt, wordt ingetrokken.", valueName: "soort,…"))
    var volledig: String?
    @Flag(
        name: [.customLong("bevestigd"), .customLong("ja"), .customLong("yes"), .customLong("confirm")],
        help: "Bevestig dat --volledig meer dan 5 % van de bekende rijen mag intrekken.")
    var confirmed = false
    @Option(help: "strict: één foute rij wijst alles af; partial: goede rijen worden vastgelegd.") var mode = "strict"
    @Option(help: ArgumentHelp("Schrijf afgekeurde rijen naar dit CSV-bestand.", valueName: "bestand")) var rejects: String?
    @Flag(help: "Druk het ontvangstbewijs af als JSON.") var json = false

    func run() async throws {
        guard let mode = DeliveryOptions.Mode(rawValue: self.mode.lowercased()) else {
            throw CommandError("‘\(self.mode)’ is geen werkwijze; kies strict of partial")
        }
        let sources = try self.sources()
        if let rejects { try RejectsFile(path: rejects).checkPlace() }
        let options = DeliveryOptions(
            mode: mode, isDryRun: self.dryRun,
            complete: self.volledig.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } } ?? [],
            isConfirmed: self.confirmed, today: Clock.today,
            listsErrors: self.rejects == nil ? DeliveryReceipt.Issues.mostListed : Int.max)
        var receipt = try await OpenInstallation.use(self.database) { open in
            let tenant = try await open.registry.organisation(try TenantID(self.tenant))
            let progress = ProgressLine()
            let receipt = try await DeliveryImport(database: open.database, followers: OpenInstallation.followers)
                .run(sources, into: tenant, as: OpenInstallation.actor, options: options, progress: progress.show)
            progress.end()
            if let rejects = self.rejects {
                try await RejectsFile(path: rejects).write(receipt, sources: sources, tenant: tenant, in: open)
            }
            return receipt
        }
        receipt.fouten.getoond = Array(receipt.fouten.getoond.prefix(DeliveryReceipt.Issues.mostListed))
        ReceiptText.show(receipt)
        if self.json { Message.output(try receipt.json) }
        if receipt.status == .rejected || (receipt.status == .dryRun && receipt.fouten.aantal > 0 && mode == .strict) {
            throw ExitCode(2)
        }
    }

    /// Every file, and every entry of a ZIP, in the order given.
    private func sources() throws -> [any ByteSource] {
        try self.files.flatMap { path -> [any ByteSource] in
            let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            guard FileManager.default.isReadableFile(atPath: path), kind == .typeRegular || kind == .typeSymbolicLink else {
                throw CommandError("\(path) is er niet, is niet te lezen of is geen gewoon bestand")
            }
            return try DeliverySources.open(path: path)
        }
    }
}
