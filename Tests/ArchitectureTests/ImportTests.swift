import TestSupport
import Testing

/// The import lines of every module obey the table of ARCHITECTURE.md. The package manager lets transitive imports through, so
/// this is the real wall.
@Suite struct ImportTests {
    /// What a module may import: modules of ours, and packages and libraries from elsewhere.
    private static let table: [String: (own: Set<String>, others: Set<String>)] = [
        "Domain": ([], []),
        "Zip": (["CZip"], ["Foundation"]),
        "StrictYAML": ([], ["Yams"]),
        "Mail": (["CCurl"], ["Dispatch", "Foundation"]),
        "Disclosure": (["Domain", "CCoin"], ["Foundation", "Synchronization"]),
        "Postgres": (["CPQ"], ["Dispatch", "Foundation", "Glibc", "Synchronization"]),
        "Storage": (["Postgres", "Domain"], ["Crypto", "Dispatch", "Foundation", "Glibc", "Logging", "Synchronization"]),
        "Identity": (
            ["Storage", "Postgres", "Domain"], ["Crypto", "CryptoExtras", "Foundation", "NIOPosix", "Synchronization"]
        ),
        "Ingest": (["Storage", "Postgres", "Domain", "Zip"], ["Crypto", "Dispatch", "Foundation", "Glibc", "Synchronization"]),
        "Indicators": (["StrictYAML", "Storage", "Postgres", "Domain"], ["Foundation", "Yams"]),
        "Cases": (["Storage", "Postgres", "Domain"], ["Foundation"]),
        "Compliance": (["StrictYAML", "Storage", "Postgres", "Domain"], ["Foundation", "Synchronization", "Yams"]),
        "Publishing": (
            ["Disclosure", "Indicators", "Compliance", "Storage", "Postgres", "Domain", "Zip", "CXLSX"], ["Crypto", "Foundation"]
        ),
        "Web": (
            ["StrictYAML", "Cases", "Compliance", "Ingest", "Indicators", "Publishing", "Identity", "Storage", "Domain"],
            [
                "Crypto", "Foundation", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging", "Mustache",
                "NIOCore",
                "NIOHTTP1", "NIOHTTPCompression", "NIOHTTPTypesHTTP1", "ServiceLifecycle", "Synchronization",
            ]
        ),
        "kraamzicht": (
            [
                "Web", "Cases", "Compliance", "Ingest", "Indicators", "Publishing", "Disclosure", "Identity", "Mail", "Storage",
                "Postgres",
                "Domain", "CMalloc",
            ],
            [
                "ArgumentParser", "Dispatch", "Foundation", "Glibc", "Hummingbird", "HummingbirdTLS", "Logging", "NIOSSL",
                "Synchronization",
            ]
        ),
    ]

    /// The module that an import line names, with `import struct Storage.Moment` naming Storage.
    private func imported(_ line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"),
            words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "private", "package"].contains($0) })
        else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var", "actor"]
        let names = words[(place + 1)...].drop { kinds.contains($0) }
        return names.first?.split(separator: ".").first.map(String.init)
    }

    @Test func `every module is in the table`() {
        let folders = Set(
            ProjectFolder.files(in: "Sources", withExtensions: ["swift"]).compactMap {
                $0.split(separator: "/").dropFirst().first.map(String.init)
            })
        #expect(folders == Set(Self.table.keys))
    }

    @Test(arguments: Self.table.keys.sorted()) func `a module imports only what stands below it`(module: String) throws {
        let allowed = try #require(Self.table[module])
        for path in ProjectFolder.files(in: "Sources/\(module)", withExtensions: ["swift"]) {
            for line in try ProjectFolder.text(path).split(separator: "\n") {
                guard let name = self.imported(line) else { continue }
                #expect(allowed.own.contains(name) || allowed.others.contains(name), "\(path) imports \(name)")
            }
        }
    }

    @Test func `import lines are understood in every form`() {
        #expect(
            [
                "import A", "@testable import A", "public import struct A.B", "    internal import A",
                "@preconcurrency private import func A.b",
            ].map { self.imported($0[...]) } == Array(repeating: "A", count: 5))
        #expect(self.imported("/// import A from a file") == nil)
    }

    @Test func `pages hold no SQL`() throws {
        for path in ProjectFolder.files(in: "Sources/Web", withExtensions: ["swift"]) {
            let text = try ProjectFolder.text(path)
            #expect(!text.contains(/\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b/), "\(path)")
        }
    }
}
