internal import Compliance
internal import Domain
internal import Foundation
internal import Hummingbird
internal import HummingbirdTLS
internal import Indicators
internal import Logging
internal import NIOSSL
internal import Storage
internal import Web

/// The site as a service: runs until SIGTERM or SIGINT, then finishes what is under way.
struct SiteServer {
    let open: OpenInstallation
    let host: String
    let port: Int
    let certificate: String?
    let key: String?
    let isSecure: Bool
    let showsStyle: Bool

    func run() async throws {
        let log = AccessLogBatch(database: self.open.database)
        let dashboards = try DashboardFile.load(directory: "\(self.open.root)/dashboards", definitions: Definition.all)
        var services = try await SiteServices(open: self.open, log: log).services()
        let uploads = try UploadSettings(open: self.open)
        let deliveries = try SiteDeliveries(open: self.open, settings: uploads).services()
        let evidence = try SiteEvidence(database: self.open.database, settings: uploads).services()
        services.evidence = evidence
        services.deliveries = deliveries
        services.targets = SiteTargets(database: self.open.database).services()
        services.houseStyles = SiteHouseStyles(database: self.open.database).services()
        services.registers = SiteRegisters(database: self.open.database).services()
        services.releases = SiteReleases(open: self.open, news: try ReleaseNews(self.open)).services()
        let api = try APISettings.read()
        services.circles = SiteCircles(open: self.open, callsPerMinute: api.callsPerMinute).services()
        let mail = try MailSettings.read()
        let catalogues = try NormFile.load(directory: "\(self.open.root)/norms")
        services.quality = SiteQuality(database: self.open.database, catalogues: catalogues, isMailed: mail != nil).services()
        services.measures = SiteMeasures(open: self.open, catalogues: catalogues).services()
        services.tokens = SiteTokens(open: self.open).services()
        services.api = SiteAPI(open: self.open, settings: api).services()
        let site = try await Website(
            services: services, dashboards: dashboards,
            settings: WebsiteSettings(isSecure: self.isSecure, version: Release.version, showsStyle: self.showsStyle))
        let logger = Logger(label: "kraamzicht")
        let (host, port, scheme) = (self.host, self.port, self.certificate == nil ? "http" : "https")
        let application = try site.application(
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)), tls: try self.tls(), logger: logger,
            onRunning: { Message.output("Kraamzicht draait op \(scheme)://\(host):\(port) (stoppen: Ctrl-C)") })
        let cluster = self.open.cluster
        let keeping = Task { await cluster?.keepRunning(progress: Message.write) }
        defer { keeping.cancel() }
        let logging = Task { await log.run() }
        defer { logging.cancel() }
        let sweeping = Task { await Self.sweep(deliveries.desk, evidence.desk) }
        defer { sweeping.cancel() }
        let (installation, settings) = (self.open, mail)
        let reminding = Task {
            if let settings { await MorningReminders(open: installation, mail: settings).run() }
        }
        defer { reminding.cancel() }
        self.open.onSignal?.release()
        do {
            try await application.runService()
        } catch {
            throw CommandError("de server kan niet luisteren op \(host):\(port); controleer --host en --port")
        }
        // What had not been committed is not there; the files wait for the next start.
        await deliveries.desk.stop()
        logging.cancel()
        await logging.value
    }

    /// Removes old uploads at the start and every hour.
    private static func sweep(_ desk: DeliveryDesk, _ evidence: EvidenceDesk) async {
        repeat {
            await desk.sweep()
            evidence.sweep()
        } while (try? await Task.sleep(for: .seconds(3600))) != nil
    }

    private func tls() throws -> TLSConfiguration? {
        guard let certificate, let key else { return nil }
        do {
            return .makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        } catch {
            throw CommandError("\(certificate) en \(key) zijn niet te lezen als certificaat en sleutel in PEM-vorm")
        }
    }
}
