internal import ArgumentParser

/// `kraamzicht`: the server and everything an administrator does with it.
@main
struct Kraamzicht: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kraamzicht",
        abstract: "Cijfers en kwaliteitscontrole van BabythuisZorg.",
        discussion: """
            Elke opdracht werkt op een database: --embedded MAP (eigen PostgreSQL in die map) of --database-url URL; \
            alleen disclose, attack en verify-file werken op bestanden. Zonder een van beide gelden de omgevingsvariabelen \
            KRAAMZICHT_EMBEDDED en KRAAMZICHT_DATABASE_URL.
            Uitkomsten komen op de standaarduitvoer, meldingen en voortgang op de standaardfout.
            """,
        version: "kraamzicht \(Release.version)",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, TenantCommand.self, UserCommand.self, TokenCommand.self, ImportCommand.self,
            DeliveryCommand.self,
            IndicatorsCommand.self, ChecksCommand.self, RemindCommand.self, DemoCommand.self, VerifyCommand.self,
            PublishCommand.self, ReleaseCommand.self, DiscloseCommand.self, AttackCommand.self,
            VerifyFileCommand.self,
        ])

    /// `kraamzicht --check` and `kraamzicht --example-config` are about the server's settings.
    private static var arguments: [String] {
        let given = Array(CommandLine.arguments.dropFirst())
        return ["--check", "--example-config"].contains(given.first ?? "") ? ["serve"] + given : given
    }

    static func main() async {
        do {
            var command = try Self.parseAsRoot(Self.arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            Self.exit(withError: code)
        } catch {
            if let message = Failure.message(of: error) {
                Message.write("fout: \(message)")
            } else if Self.exitCode(for: error) == .success {
                return Message.output(DutchUsage.text(Self.fullMessage(for: error)))
            } else {
                Message.write(DutchUsage.text(Self.fullMessage(for: error)))
            }
            Self.exit(withError: ExitCode(1))
        }
    }
}
