// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/support/tokenizer_cases.h"
#include "tests/ui/window_test.h"
#include "ui/gallery/gallery_menu.h"
#include "ui/glossary.h"

#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace maskscope;

namespace {

std::vector<GalleryExample> examplesIn(const QString& language)
{
    std::vector<GalleryExample> found;
    std::copy_if(
        gallery().begin(), gallery().end(), std::back_inserter(found),
        [&language](const GalleryExample& example) { return example.language == language; });
    return found;
}

std::set<QString> languagesOf(const std::vector<GalleryExample>& examples)
{
    std::set<QString> languages;
    for (const GalleryExample& example : examples) {
        languages.insert(example.language);
    }
    return languages;
}

/// A WordPiece vocabulary that has every word of some languages, and of no other.
std::shared_ptr<const Tokenizer> tokenizerFor(const QStringList& languages)
{
    static const QRegularExpression word(QStringLiteral("\\w+|[^\\w\\s]"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
    std::set<QString> known;
    for (const QString& language : languages) {
        for (const GalleryExample& example : examplesIn(language)) {
            const QString text
                = example.text + QLatin1Char(' ') + example.expected.join(QLatin1Char(' '));
            auto words = word.globalMatch(text);
            while (words.hasNext()) {
                const QString found = words.next().captured();
                const bool isChinese = found.at(0).script() == QChar::Script_Han;
                for (const QString& piece :
                     isChinese ? found.split(QString(), Qt::SkipEmptyParts) : QStringList{found}) {
                    if (known.insert(piece).second) {
                        vocabulary += piece.toStdString() + '\n';
                    }
                }
            }
        }
    }
    TokenizerFiles files;
    files.vocabTxt = vocabulary;
    files.tokenizerConfigJson = R"({"do_lower_case": false, "strip_accents": false})";
    const auto made = makeTokenizer(files);
    return made.hasError() ? nullptr : made.value();
}

QStringList textsOf(const QMenu& menu)
{
    QStringList texts;
    for (const QAction* action : menu.actions()) {
        if (!action->isSeparator()) {
            texts << action->text();
        }
    }
    return texts;
}

const QByteArray kFine
    = R"({"language": "en", "examples": [{"id": "a", "idea": "facts", "text": "A ___.", )"
      R"("expected": ["b"]}]})";

} // namespace

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnQtWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void everyFileIsFine_data()
    {
        QTest::addColumn<QString>("language");
        for (const char* language : {"en", "ar", "de", "es", "fr", "it", "ru", "zh"}) {
            QTest::newRow(language) << QString::fromLatin1(language);
        }
    }

    void everyFileIsFine()
    {
        QFETCH(const QString, language);
        QFile file(QStringLiteral(":/gallery/%1.json").arg(language));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const GalleryFile read = readGallery(file.readAll());
        QCOMPARE(read.problem, QString());
        for (const GalleryExample& example : read.examples) {
            QCOMPARE(example.language, language);
            QVERIFY2(!example.expected.contains(example.wrong), qPrintable(example.id));
        }
        const auto honest = std::count_if(
            read.examples.begin(), read.examples.end(),
            [](const GalleryExample& example) { return example.idea == Idea::Mistakes; });
        QCOMPARE(static_cast<int>(read.examples.size()) - static_cast<int>(honest),
                 language == QLatin1String("en") ? 30 : 5);
    }

    void englishComesFirstAndIdsAreUnique()
    {
        QCOMPARE(gallery().front().language, QStringLiteral("en"));
        std::set<QString> ids;
        for (const GalleryExample& example : gallery()) {
            QVERIFY2(ids.insert(example.id).second, qPrintable(example.id));
        }
        QCOMPARE(ids.size(), std::size_t{32 + 7 * 5});
        QCOMPARE(galleryExample(QStringLiteral("france-capital")).text,
                 QStringLiteral("Paris is the ___ of France."));
    }

    void theReaderIsStrict_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("[{");
        QTest::newRow("no language") << QByteArray(R"("language": "en", )") << QByteArray();
        QTest::newRow("no idea of ours") << QByteArray("facts") << QByteArray("fiction");
        QTest::newRow("nothing hidden") << QByteArray("___") << QByteArray("b");
        QTest::newRow("two hidden") << QByteArray("___") << QByteArray("___ ___");
        QTest::newRow("no answer") << QByteArray(R"(["b"])") << QByteArray("[]");
        QTest::newRow("a number") << QByteArray(R"(["b"])") << QByteArray("[3]");
        QTest::newRow("unknown key") << QByteArray(R"("id")") << QByteArray(R"("x": 1, "id")");
        QTest::newRow("half a note")
            << QByteArray(R"("id")") << QByteArray(R"("note": {"en": "b"}, "id")");
        QTest::newRow("a mistake elsewhere")
            << QByteArray(R"("id")") << QByteArray(R"("wrong": "c", "id")");
        QTest::newRow("no examples") << QByteArray(R"([{"id": "a", "idea": "facts", )"
                                                   R"("text": "A ___.", "expected": ["b"]}])")
                                     << QByteArray("[]");
    }

    void theReaderIsStrict()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QCOMPARE(readGallery(kFine).problem, QString());
        QByteArray changed = kFine;
        changed.replace(from, to);
        QVERIFY(changed != kFine);
        const GalleryFile read = readGallery(changed);
        QVERIFY(!read.problem.isEmpty());
        QVERIFY(read.examples.empty());
    }

    void theDemoVocabularyReadsEnglishAlone()
    {
        const auto demo = TokenizerCorpus::make("demo");
        QVERIFY(!demo.hasError());
        QCOMPARE(languagesOf(readableGallery(demo.value().get())), std::set{QStringLiteral("en")});
        QVERIFY(readsExamples(*demo.value(), examplesIn(QStringLiteral("en"))));
        for (const char* other : {"ar", "de", "es", "fr", "it", "ru", "zh"}) {
            QVERIFY2(!readsExamples(*demo.value(), examplesIn(QString::fromLatin1(other))), other);
        }
    }

    // pieces of letters that were trained on other texts: everything is spelled out
    void aVocabularyThatSpellsWordsOutReadsNone()
    {
        const auto pieces = TokenizerCorpus::make("xlm_roberta");
        QVERIFY(!pieces.hasError());
        for (const char* language : {"ar", "de", "es", "fr", "it", "ru", "zh"}) {
            QVERIFY2(!readsExamples(*pieces.value(), examplesIn(QString::fromLatin1(language))),
                     language);
        }
    }

    void aVocabularyReadsTheLanguagesWhoseWordsItHas()
    {
        const auto two = tokenizerFor({QStringLiteral("ru"), QStringLiteral("zh")});
        QVERIFY(two != nullptr);
        QCOMPARE(languagesOf(readableGallery(two.get())),
                 (std::set{QStringLiteral("ru"), QStringLiteral("zh")}));
        const auto all
            = tokenizerFor({QStringLiteral("en"), QStringLiteral("ar"), QStringLiteral("de"),
                            QStringLiteral("es"), QStringLiteral("fr"), QStringLiteral("it"),
                            QStringLiteral("ru"), QStringLiteral("zh")});
        QCOMPARE(languagesOf(readableGallery(all.get())).size(), std::size_t{8});
    }

    void withoutALanguageThereIsEnglish()
    {
        const FakeTokenizer few;
        QCOMPARE(languagesOf(readableGallery(&few)), std::set{QStringLiteral("en")});
        QCOMPARE(readableGallery(nullptr).size(), std::size_t{32});
    }

    void theMenuIsGroupedByIdea()
    {
        QMenu menu;
        QStringList chosen;
        fillGalleryMenu(
            menu, [] { return nullptr; },
            [&chosen](const GalleryExample& example) { chosen << example.text; });
        QCOMPARE(textsOf(menu),
                 (QStringList{QStringLiteral("Facts"), QStringLiteral("Grammar"),
                              QStringLiteral("Common sense"), QStringLiteral("Ambiguity"),
                              QStringLiteral("Bias"), QStringLiteral("Where it goes wrong")}));
        const QMenu& bias = *menu.actions().at(4)->menu();
        const QAction& sentence = *bias.actions().constFirst();
        QVERIFY(sentence.text().contains(QStringLiteral("say nothing about people")));
        QVERIFY(sentence.isSeparator()); // text for reading, which the keyboard passes over
        QCOMPARE(bias.accessibleDescription(), sentence.text());
        menu.findChild<QAction*>(QStringLiteral("example_bank-river"))->trigger();
        QCOMPARE(chosen, QStringList{QStringLiteral("He sat on the bank of the ___.")});
    }

    void otherLanguagesHaveAMenuEach()
    {
        auto reader
            = tokenizerFor({QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("ar")});
        QMenu menu;
        fillGalleryMenu(
            menu, [&reader] { return reader; }, [](const GalleryExample& /*example*/) {});
        QVERIFY(textsOf(menu).contains(QStringLiteral("Deutsch")));
        const qsizetype entries = menu.actions().size();
        reader = tokenizerFor({QStringLiteral("en")});
        Q_EMIT menu.aboutToShow(); // another model is open by now
        QCOMPARE(menu.actions().size(), entries - 3); // Deutsch, Arabic and their line
        QCOMPARE(menu.findChildren<QMenu*>().size(), 6);
    }

    void theGlossaryIsSortedAndComplete()
    {
        const std::vector<GlossaryTerm> terms = glossary();
        QVERIFY(terms.size() >= 30);
        std::set<std::string_view> keys;
        for (const GlossaryTerm& term : terms) {
            QVERIFY2(term.sentence.endsWith(QLatin1Char('.')), term.key);
            QVERIFY2(keys.insert(term.key).second, term.key);
        }
        for (const char* key : {"token", "mask", "logits", "trace", "sequence_length", "parameter",
                                "operator", "attention", "layer", "head", "fp32", "bf16", "int8",
                                "perplexity", "vocabulary", "padding"}) {
            QVERIFY2(keys.contains(key), key);
        }
        QCOMPARE(terms.front().term, QStringLiteral("Attention"));
        QCOMPARE(glossaryText("token"),
                 QStringLiteral("Token: A piece of text with a number of its own: a word, a part "
                                "of a word or a mark."));
        QCOMPARE(glossaryText("nonsense"), QString());
    }

    void termsAreExplainedBelowWhatATooltipSays()
    {
        QLabel label;
        label.setToolTip(QStringLiteral("Times"));
        explainTerms(label, {"median", "p90"});
        QVERIFY(label.toolTip().contains(QStringLiteral("Times")));
        QVERIFY(label.toolTip().contains(QStringLiteral("Median: ")));
        QVERIFY(label.toolTip().contains(QStringLiteral("p90: ")));
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
