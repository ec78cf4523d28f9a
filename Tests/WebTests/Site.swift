import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Indicators
import Logging

@testable import Web

/// The whole site with fake services, in process.
enum Site {
    static let anna: HTTPFields = [.cookie: "kraamzicht=token-anna"]
    static let bram: HTTPFields = [.cookie: "kraamzicht=token-bram"]
    static let cor: HTTPFields = [.cookie: "kraamzicht=token-cor"]
    static let dora: HTTPFields = [.cookie: "kraamzicht=token-dora"]
    static let eva: HTTPFields = [.cookie: "kraamzicht=token-eva"]

    static func website(isSecure: Bool = false, problems: [String] = [], showsStyle: Bool = false) async throws -> Website {
        try await Website(
            services: Fake.services(problems: problems),
            dashboards: try DashboardFile.load(directory: Repository.path("dashboards")),
            settings: WebsiteSettings(isSecure: isSecure, version: "1.0", showsStyle: showsStyle))
    }

    static func test<Value>(
        isSecure: Bool = false, problems: [String] = [], showsStyle: Bool = false, _ setup: TestingSetup = .router,
        _ body: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let website = try await self.website(isSecure: isSecure, problems: problems, showsStyle: showsStyle)
        let application = try website.application(configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        return try await application.test(setup, body)
    }
}

extension TestClientProtocol {
    /// The answer to a request.
    func get(_ uri: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .get) async throws -> TestResponse {
        try await self.execute(uri: uri, method: method, headers: headers) { $0 }
    }

    /// The answer to a posted form.
    func post(_ uri: String, _ form: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await self.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: form)) { $0 }
    }
}

extension TestResponse {
    var text: String { String(buffer: self.body) }

    /// The value of a hidden field.
    func field(_ name: String) -> String? {
        self.text.firstMatch(of: try! Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)).map {
            String($0.output.1)
        }
    }

    /// The value of a cookie that was set.
    func cookie(_ name: String) -> String? {
        self.headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }.map {
            String($0.dropFirst(name.count + 1).prefix { $0 != ";" })
        }
    }
}
