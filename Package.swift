// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors and every import states what it exports: the compiler keeps the walls of `ARCHITECTURE.md`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "kraamzicht",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "kraamzicht", targets: ["kraamzicht"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CCoin", providers: [.apt(["coinor-libclp-dev", "coinor-libcbc-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXLSX", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

        module("Postgres", ["CPQ"]),
        module("Domain"),
        module("Zip", ["CZip"]),
        // Optimised also for tests: thousands of tables are attacked there, and unoptimised that takes ten times as long.
        .target(name: "Disclosure", dependencies: ["Domain", "CCoin"], swiftSettings: strict + [.unsafeFlags(["-O"])]),
        module(
            "Storage",
            [
                "Postgres", "Domain",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        module(
            "Identity",
            [
                "Storage", "Postgres", "Domain",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        module(
            "Ingest",
            ["Storage", "Postgres", "Domain", "Zip", .product(name: "Crypto", package: "swift-crypto")]),
        module("Mail", ["CCurl"]),
        module("StrictYAML", [.product(name: "Yams", package: "Yams")]),
        module(
            "Indicators", ["StrictYAML", "Storage", "Postgres", "Domain", .product(name: "Yams", package: "Yams")]),
        module("Cases", ["Storage", "Postgres", "Domain"]),
        module(
            "Compliance", ["StrictYAML", "Storage", "Postgres", "Domain", .product(name: "Yams", package: "Yams")]),
        module(
            "Publishing",
            [
                "Disclosure", "Indicators", "Compliance", "Storage", "Postgres", "Domain", "Zip", "CXLSX",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        module(
            "Web",
            [
                "StrictYAML", "Cases", "Compliance", "Ingest", "Indicators", "Publishing", "Identity", "Storage", "Domain",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Templates"), .copy("Texts"), .copy("Assets")]),
        .executableTarget(
            name: "kraamzicht",
            dependencies: [
                "Web", "Cases", "Compliance", "Ingest", "Indicators", "Publishing", "Disclosure", "Identity", "Mail", "Storage",
                "Postgres",
                "Domain", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: ["Ingest", "Indicators", "Storage", "Postgres", "Domain"],
            path: "Tests/TestSupport", swiftSettings: strict),
        tests("PostgresTests", ["Postgres", "TestSupport"]),
        tests("IngestTextTests", ["Ingest", "TestSupport"]),
        tests("IdentityTests", ["Identity", "Storage", "Postgres", "Domain", "TestSupport"]),
        tests("DomainTests", ["Domain"]),
        tests("StorageTests", ["Storage", "Ingest", "Postgres", "Domain", "TestSupport"]),
        tests("IngestTests", ["Ingest", "Storage", "Postgres", "Domain", "TestSupport"]),
        tests("IndicatorsTests", ["Indicators", "Ingest", "Storage", "Postgres", "Domain", "TestSupport"]),
        tests("CasesTests", ["Cases", "Ingest", "Storage", "Postgres", "Domain", "TestSupport"]),
        tests("ComplianceTests", ["Compliance", "Ingest", "Indicators", "Storage", "Postgres", "Domain", "TestSupport"]),
        tests("DisclosureTests", ["Disclosure", "Domain", "TestSupport"]),
        tests(
            "PublishingTests",
            [
                "Publishing", "Disclosure", "Indicators", "Ingest", "Storage", "Postgres", "Domain", "Zip", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        tests(
            "WebTests",
            [
                "Web", "Cases", "Compliance", "Ingest", "Indicators", "Publishing", "Identity", "Domain", "Storage", "StrictYAML",
                "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        tests("MailTests", ["Mail"]),
        tests("ArchitectureTests", ["TestSupport"]),
    ]
)
