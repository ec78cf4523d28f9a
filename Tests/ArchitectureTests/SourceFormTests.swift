import TestSupport
import Testing

/// What the style rules forbid everywhere (style.md 1, 8, 10).
@Suite struct SourceFormTests {
    private static let swift =
        ProjectFolder.files(in: "Sources", withExtensions: ["swift"])
        + ProjectFolder.files(in: "Tests", withExtensions: ["swift"])

    /// Runs `body` for every Swift file of a module with its text.
    private func files(of modules: [String], _ body: (String, String) throws -> Void) throws {
        for path in Self.swift where modules.contains(where: { path.hasPrefix("Sources/\($0)/") }) {
            try body(path, ProjectFolder.text(path))
        }
    }

    @Test func `there are files to look at`() {
        #expect(Self.swift.count > 250)
        #expect(Self.swift.contains("Sources/Domain/Day.swift"))
    }

    @Test func `a file holds one idea and at most 250 lines`() throws {
        for path in Self.swift {
            let lines = try ProjectFolder.text(path).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 251, "\(path) has \(lines) lines")
        }
    }

    @Test func `no file or type is a drawer for anything`() throws {
        let banned =
            /\b(?:struct|class|enum|actor|protocol|extension|typealias) +\w*(?:Utils?|Utilities|Helpers?|Manager|Common|Misc)\b/
        for path in Self.swift {
            let name = path.split(separator: "/").last!.dropLast(".swift".count)
            #expect(
                name.wholeMatch(of: /.*(Utils?|Utilities|Helpers?|Manager|Common|Misc|Base|New|\+Extensions?|\+ext)/) == nil,
                "\(path)")
            #expect(!path.contains("/Extensions/"), "\(path)")
            #expect(try ProjectFolder.text(path).firstMatch(of: banned) == nil, "\(path)")
        }
    }

    @Test func `what is still to be done has an issue`() throws {
        // In two parts, so that this file does not find itself.
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
        for path in Self.swift + ProjectFolder.files(in: "migrations", withExtensions: ["sql"]) {
            for line in try ProjectFolder.text(path).split(separator: "\n") where marks.contains(where: { line.contains($0) }) {
                #expect(line.contains(/#\d+/), "\(path): \(line)")
            }
        }
    }

    @Test func `nothing in the sources crashes on purpose without a sentence or hides from the compiler`() throws {
        for path in Self.swift where path.hasPrefix("Sources/") {
            let text = try ProjectFolder.text(path)
            #expect(
                !text.contains(/\btry!|\bas!|\bfatalError\(|nonisolated\(unsafe\)|Task\.detached|preconditionFailure\(\)/),
                "\(path)")
        }
    }

    @Test func `rules take their day from outside`() throws {
        try self.files(of: ["Domain", "Ingest", "Indicators", "Cases", "Publishing", "Web"]) { path, text in
            #expect(!text.contains(/\bDate\(\)|\bDate\.now\b|timeIntervalSinceNow/), "\(path)")
        }
    }

    @Test func `only commands print and read the environment`() throws {
        try self.files(of: ["Domain", "Postgres", "Identity", "Ingest", "Indicators", "Cases", "Publishing", "Web"]) {
            path, text in
            #expect(!text.contains(/\bprint\(|\bgetenv\(|ProcessInfo\.processInfo\.environment/), "\(path)")
        }
    }

    @Test func `tests are named by sentences`() throws {
        for path in Self.swift where path.hasPrefix("Tests/") && !path.contains("/WebTests/") && path.hasSuffix("Tests.swift") {
            for match in try ProjectFolder.text(path).matches(of: /@Test[^\n]*\bfunc +(\w+)\(/) {
                Issue.record("\(path): ‘\(match.1)’ is no sentence")
            }
        }
    }
}
