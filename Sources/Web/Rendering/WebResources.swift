internal import Foundation
internal import Mustache

/// The texts, templates and assets that come with the program.
struct WebResources {
    /// The languages of the pages, Dutch first.
    let languages: [Language]
    /// The templates by language code.
    let libraries: [String: MustacheLibrary]
    let assets: Assets

    /// The folder of the bundle beside the program.
    static let bundled = Bundle.module.resourcePath ?? Bundle.module.bundlePath

    /// From the bundle, or from another directory with `Templates`, `Texts` and `Assets` in it.
    static func load(from directory: String? = nil) throws(WebError) -> WebResources {
        let root = directory ?? Self.bundled
        let languages = try Language.all(in: "\(root)/Texts")
        let assets = try Assets(directory: "\(root)/Assets", languages: languages)
        var libraries: [String: MustacheLibrary] = [:]
        for language in languages {
            libraries[language.code] = try TemplateTexts(language: language).library(of: "\(root)/Templates")
        }
        return WebResources(languages: languages, libraries: libraries, assets: assets)
    }
}
