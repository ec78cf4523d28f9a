internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ingest
internal import Storage

/// The deliveries of an organisation: list, show, undo.
struct DeliveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery", abstract: "Leveringen van een organisatie: tonen, bekijken, ongedaan maken.",
        subcommands: [List.self, Show.self, Undo.self], aliases: ["levering"])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toont de leveringen, de nieuwste eerst.")
        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String

        func run() async throws {
            try await DeliveryCommand.read("lijst", of: self.tenant, self.database) { reader in
                let entries = try await reader.deliveries()
                if entries.isEmpty {
                    Message.write("er is nog niets geleverd; begin met ‘kraamzicht import \(self.tenant) BESTAND…’")
                }
                for entry in entries {
                    let state = entry.isUndone ? "ongedaan" : "geldig"
                    Message.output("\(entry.number)\t\(entry.committedAt)\t\(state)\t\(entry.actor)\t\(entry.receipt.summary)")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Drukt het ontvangstbewijs van een levering af als JSON.")
        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String
        @Argument(help: "nummer van de levering") var number: DeliveryNumber

        func run() async throws {
            try await DeliveryCommand.read("\(self.number.value)", of: self.tenant, self.database) { reader in
                guard let entry = try await reader.delivery(self.number.value) else {
                    throw StorageError(.unknownDelivery, "er is geen levering \(self.number.value)")
                }
                Message.output(try entry.receipt.json)
            }
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Maakt een levering in haar geheel ongedaan; een eerdere stand blijft zoals zij was.")
        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String
        @Argument(help: "nummer van de levering") var number: DeliveryNumber
        @Flag(help: "Druk de uitkomst af als JSON.") var json = false

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let tenant = try await open.registry.organisation(try TenantID(self.tenant))
                let outcome = try await DeliveryUndo(database: open.database, followers: OpenInstallation.followers)
                    .run(self.number.value, in: tenant, as: OpenInstallation.actor)
                Message.write(
                    """
                    levering \(outcome.levering) is ongedaan gemaakt: \(outcome.sentence()), stand \(outcome.stand)
                    """)
                if self.json {
                    let encoder = JSONEncoder()
                    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
                    Message.output(String(decoding: try encoder.encode(outcome), as: UTF8.self))
                }
            }
        }
    }

    /// Reads after the log line is committed: a receipt names who delivered and lists rows.
    private static func read(
        _ object: String, of id: String, _ database: DatabaseOptions, _ body: (borrowing TenantReader) async throws -> Void
    ) async throws {
        try await OpenInstallation.use(database) { open in
            let tenant = try await open.registry.organisation(try TenantID(id))
            try await open.log(AccessLogLine(.read, objectKind: "levering", object: object), of: tenant, purpose: .delivery)
            try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .delivery) { reader in
                try await body(reader)
            }
        }
    }
}

/// The number of a delivery, written `12` or `levering-12`.
struct DeliveryNumber: ExpressibleByArgument {
    let value: Int

    init?(argument: String) {
        let digits = argument.hasPrefix("levering-") ? String(argument.dropFirst("levering-".count)) : argument
        guard let value = Int(digits), value > 0 else { return nil }
        self.value = value
    }
}
