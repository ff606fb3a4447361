// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/item_models/typed_tokens.h"
#include "ui/widgets/mask_highlighter.h"
#include "ui/widgets/token_strip.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QElapsedTimer>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

using Kind = TypedToken::Kind;
using Place = std::optional<Utf16Range>;

/// A small WordPiece vocabulary; a token's row is its number. Lower case, no accents, as BERT has
/// it.
const Tokenizer& smallTokenizer()
{
    static const std::shared_ptr<const Tokenizer> tokenizer = [] {
        std::string rows;
        for (const char* token :
             {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]",  "a",        "e",   "x",
              "y",     "z",     "now",   "token", "##izing", ".",        "!",   "caf",
              "##e",   "paris", "one",   "two",   "word",    "and",      "ש",   "##ל",
              "##ו",   "##ם",   "ע",     "क",     "##ि",     "ᄒ",       "##ᅡ", "##ᆫ",
              "👨",    "##👩",  "##👧",  "##👦",  "s",       "##trasse", "##n"}) {
            rows += token;
            rows += '\n';
        }
        return makeTokenizer({.tokenizerJson = {},
                              .vocabTxt = rows,
                              .tokenizerConfigJson = {},
                              .source = "test"})
            .value();
    }();
    return *tokenizer;
}

QStringList typedOf(const std::vector<TypedToken>& tokens)
{
    QStringList typed;
    for (const TypedToken& token : tokens) {
        typed << token.typed;
    }
    return typed;
}

QString toolTip(const TokenStrip& strip, int row)
{
    return strip.model()->index(row, 0).data(Qt::ToolTipRole).toString();
}

QString spoken(const TokenStrip& strip, int row)
{
    return strip.model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
}

std::vector<int> markedRows(const TokenStrip& strip)
{
    std::vector<int> rows;
    for (int row = 0; row < strip.model()->rowCount(); ++row) {
        if (strip.model()->index(row, 0).data(TokenModel::MarkedRole).toBool()) {
            rows.push_back(row);
        }
    }
    return rows;
}

QPoint middle(const TokenStrip& strip, int row)
{
    return strip.visualRect(strip.model()->index(row, 0)).center();
}

struct ShownStrip : TokenStrip
{
    explicit ShownStrip(const QString& sentence, int width = 600)
    {
        resize(width, 100);
        setTokens(typedTokens(smallTokenizer(), sentence));
        show();
        QCoreApplication::processEvents();
    }
};

} // namespace

class TestTokenStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    void aSentenceHasItsTokens()
    {
        const auto tokens = typedTokens(smallTokenizer(), QStringLiteral("Tokenizing ___ now."));
        QStringList pieces;
        std::vector<int> ids;
        std::vector<Kind> kinds;
        for (const TypedToken& token : tokens) {
            pieces << token.token;
            ids.push_back(token.id);
            kinds.push_back(token.kind);
        }
        QCOMPARE(pieces.join(QLatin1Char(' ')),
                 QStringLiteral("[CLS] token ##izing [MASK] now . [SEP]"));
        QCOMPARE(ids, (std::vector<int>{2, 11, 12, 4, 10, 13, 3}));
        QCOMPARE(kinds,
                 (std::vector<Kind>{Kind::Special, Kind::Piece, Kind::Piece, Kind::Mask,
                                    Kind::Piece, Kind::Piece, Kind::Special}));
        QCOMPARE(typedOf(tokens),
                 (QStringList{QString(), QStringLiteral("Token"), QStringLiteral("izing"),
                              QStringLiteral("___"), QStringLiteral("now"), QStringLiteral("."),
                              QString()}));
    }

    void lettersAreFoundAfterMasksAndEmoji()
    {
        const auto tokens = typedTokens(smallTokenizer(), QStringLiteral("😀 ____ [MASK] é!"));
        QCOMPARE(typedOf(tokens),
                 (QStringList{QString(), QStringLiteral("😀"), QStringLiteral("____"),
                              QStringLiteral("[MASK]"), QStringLiteral("é"), QStringLiteral("!"),
                              QString()}));
        QCOMPARE(tokens.at(1).place.size(), std::size_t{2});
        QCOMPARE(tokens.at(2).mask, 0);
        QCOMPARE(tokens.at(3).mask, 1);
        QVERIFY(tokens.at(1).kind == Kind::Unknown);
    }

    void noCharacterIsSplit_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("combining mark") << QStringLiteral("cafe\u0301");
        QTest::newRow("family") << QStringLiteral("👨\u200d👩\u200d👧\u200d👦");
        QTest::newRow("flag") << QStringLiteral("🇫🇷");
        QTest::newRow("Devanagari") << QStringLiteral("कि");
        QTest::newRow("Jamo") << QStringLiteral("\u1112\u1161\u11ab");
    }

    void noCharacterIsSplit()
    {
        QFETCH(QString, sentence);
        for (const TypedToken& token : typedTokens(smallTokenizer(), sentence)) {
            QVERIFY2(wholeCharacters(sentence, token.place) == token.place,
                     qPrintable(token.token));
        }
    }

    void tokensSayWhatTheyAre()
    {
        const ShownStrip strip(QStringLiteral("É ___ 😀"));
        QCOMPARE(spoken(strip, 0),
                 QStringLiteral("Token [CLS], number 2; Put in by the tokenizer; it is not in "
                                "your text."));
        QCOMPARE(spoken(strip, 1), QStringLiteral("Token e, number 6; É is read as e"));
        QCOMPARE(spoken(strip, 2), QStringLiteral("Token [MASK], number 4; The hidden word."));
        QCOMPARE(spoken(strip, 3),
                 QStringLiteral("Token [UNK], number 1; Unknown: the model's vocabulary has no "
                                "pieces for “😀”. The model only sees that there is something."));
        QVERIFY(toolTip(strip, 1).contains(QStringLiteral("É is read as e")));
    }

    void whatIsLeftOutIsSaid_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QString& sentence, int at, const char* said) {
            QTest::newRow(name) << sentence << at << QString::fromUtf8(said);
        };
        row("accent", QStringLiteral("cafe\u0301"), 2, "e\u0301 is read as e");
        row("inside a word", QStringLiteral("to\u200bken"), 1, "U+200B is left out");
        row("between words", QStringLiteral("a \x01 token"), 2, "U+0001 is left out");
        row("at the end", QStringLiteral("a token \x01"), 2, "U+0001 is left out");
        row("capital", QStringLiteral("Token"), 1, "T is read as t");
    }

    void whatIsLeftOutIsSaid()
    {
        QFETCH(QString, sentence);
        QFETCH(int, row);
        QFETCH(QString, said);
        const ShownStrip strip(sentence);
        QVERIFY2(spoken(strip, row).endsWith(said), qPrintable(spoken(strip, row)));
    }

    void capitalsAreALesserChange()
    {
        const ShownStrip strip(QStringLiteral("Paris É x"));
        const auto change = [&strip](int row) {
            return strip.model()->index(row, 0).data(TokenModel::ChangeRole).toInt();
        };
        QCOMPARE(change(1), static_cast<int>(TokenModel::CaseChange));
        QCOMPARE(change(2), static_cast<int>(TokenModel::LetterChange));
        QCOMPARE(change(3), static_cast<int>(TokenModel::NoChange));
        QCOMPARE(strip.tokens().changedLetterCount(), 1);
    }

    void tooLongWordsAreToldFromMissingCharacters()
    {
        const ShownStrip strip(QStringLiteral("a").repeated(101) + QStringLiteral(" 😀"));
        QVERIFY2(spoken(strip, 1).contains(QStringLiteral("more than 100 characters")),
                 qPrintable(spoken(strip, 1)));
        QVERIFY(spoken(strip, 2).contains(QStringLiteral("no pieces for “😀”")));
    }

    void piecesReadAsText_data()
    {
        QTest::addColumn<QString>("parts");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("bytes")
            << QStringLiteral(R"("pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false,
                                  "trim_offsets": true, "use_regex": true},
                "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true},
                "model": {"type": "BPE", "merges": ["Ġ a", "c d", "å Ń", "åŃ Ĺ"], "vocab": {
                    "a": 0, "c": 1, "d": 2, "Ġ": 3, "Ġa": 4, "cd": 5, ".": 6, "å": 7, "Ń": 8,
                    "Ĺ": 9, "åŃ": 10, "åŃĹ": 11}})")
            << QStringList{QStringLiteral("a"),   QStringLiteral("a"),
                           QStringLiteral("…cd"), QStringLiteral("."),
                           QStringLiteral("a"),   QStringLiteral("字"),
                           QStringLiteral("␣"),   QStringLiteral("<0xE5><0xAD>")};
        QTest::newRow("pieces") << QStringLiteral(
            R"("pre_tokenizer": {"type": "Metaspace", "replacement": "▁",
                                  "prepend_scheme": "always", "split": true},
                "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
                "model": {"type": "Unigram", "unk_id": 0, "byte_fallback": false, "vocab": [
                    ["<unk>", 0], ["▁a", -1], ["cd", -1], [".", -1], ["字", -1], ["▁", -2]]})")
                                << QStringList{QStringLiteral("a"),   QStringLiteral("a"),
                                               QStringLiteral("…cd"), QStringLiteral("."),
                                               QStringLiteral("a"),   QStringLiteral("字"),
                                               QStringLiteral("␣"),   QStringLiteral("孀")};
    }

    /// "a acd. a字", then a character of which nothing or two bytes are known.
    void piecesReadAsText()
    {
        QFETCH(QString, parts);
        QFETCH(QStringList, shown);
        const auto made = makeTokenizer(
            {.tokenizerJson = QStringLiteral(R"({"version": "1.0", "truncation": null,
                 "padding": null, "added_tokens": [], "normalizer": null,
                 "post_processor": null, %1})")
                                  .arg(parts)
                                  .toStdString(),
             .vocabTxt = {},
             .tokenizerConfigJson = {},
             .source = "test"});
        QVERIFY(made.hasValue());
        TokenModel model;
        model.setTokens(typedTokens(*made.value(), QStringLiteral("a acd. a字 孀")));
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row) {
            found << model.index(row).data().toString();
        }
        QCOMPARE(found, shown);
        QVERIFY(model.index(1)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QString::fromStdString(
                        made.value()->idToToken({model.tokens().at(1).id}))));
    }

    void aTokenIsNeverReadAsMarkup()
    {
        TokenStrip strip;
        TypedToken token;
        token.token = QStringLiteral("<s>");
        strip.setTokens({token});
        QVERIFY(toolTip(strip, 0).contains(QStringLiteral("&lt;s&gt;")));
    }

    void theMouseOnATokenPointsAtItsLetters()
    {
        ShownStrip strip(QStringLiteral("A token"));
        QSignalSpy pointed(&strip, &TokenStrip::pointedAt);
        QTest::mouseMove(strip.viewport(), middle(strip, 2));
        QTRY_VERIFY_WITH_TIMEOUT(!pointed.isEmpty(), kPatienceMs);
        QVERIFY(pointed.last().at(1).value<Place>() == (Utf16Range{2, 7}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&strip, &leave);
        QVERIFY(!pointed.last().at(1).value<Place>().has_value());
    }

    void theKeyboardPointsAtLettersToo()
    {
        ShownStrip strip(QStringLiteral("A token"));
        strip.activateWindow();
        strip.setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(strip.hasFocus(), kPatienceMs);
        QSignalSpy pointed(&strip, &TokenStrip::pointedAt);
        QTest::keyClick(&strip, Qt::Key_Right);
        QVERIFY(pointed.last().at(1).value<Place>() == (Utf16Range{0, 1}));
        QTest::keyClick(&strip, Qt::Key_Right);
        QVERIFY(pointed.last().at(1).value<Place>() == (Utf16Range{2, 7}));
        QTest::keyClick(&strip, Qt::Key_Right); // [SEP] has no letters
        QVERIFY(!pointed.last().at(1).value<Place>().has_value());
    }

    void lettersMarkTheirTokens()
    {
        ShownStrip strip(QStringLiteral("Tokenizing now"));
        strip.mark(0, Utf16Range{3, 8}); // "enizi"
        QCOMPARE(markedRows(strip), (std::vector<int>{1, 2}));
        strip.mark(0, Utf16Range{5, 5}); // a cursor: what is behind it
        QCOMPARE(markedRows(strip), (std::vector<int>{2}));
        strip.mark(0, Utf16Range{14, 14}); // nothing is behind it
        QCOMPARE(markedRows(strip), (std::vector<int>{3}));
        strip.mark(1, Utf16Range{3, 8}); // another sentence
        QCOMPARE(markedRows(strip), std::vector<int>{});
        strip.mark(0, std::nullopt);
        QCOMPARE(markedRows(strip), std::vector<int>{});
    }

    void theModelKeepsItsPromises()
    {
        TokenModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const char* sentence : {"a b c", "", "a", "É ___ x y z"}) {
            model.setTokens(typedTokens(smallTokenizer(), QString::fromUtf8(sentence)));
            model.mark(0, Utf16Range{0, 3});
        }
        QCOMPARE(model.rowCount(), 7);
    }

    void theStripIsAsTallAsItsLines()
    {
        ShownStrip strip(QStringLiteral("one two"));
        const int oneLine = strip.height();
        QVERIFY(!strip.verticalScrollBar()->isVisible());
        strip.setTokens(typedTokens(smallTokenizer(), QStringLiteral("word ").repeated(20)));
        QTRY_VERIFY_WITH_TIMEOUT(strip.height() > oneLine, kPatienceMs);
        strip.setTokens(typedTokens(smallTokenizer(), QStringLiteral("word ").repeated(300)));
        QTRY_VERIFY_WITH_TIMEOUT(strip.verticalScrollBar()->isVisible(), kPatienceMs);
        QVERIFY(strip.height() <= 4 * oneLine);
        strip.mark(0, Utf16Range{1490, 1494}); // far below
        const QModelIndex marked = strip.model()->index(299, 0);
        QTRY_VERIFY_WITH_TIMEOUT(strip.viewport()->rect().intersects(strip.visualRect(marked)),
                                 kPatienceMs);
        strip.setTokens(typedTokens(smallTokenizer(), QStringLiteral("one two")));
        QTRY_COMPARE_WITH_TIMEOUT(strip.height(), oneLine, kPatienceMs);
    }

    void rightToLeftTextRunsFromTheRight()
    {
        ShownStrip strip(QStringLiteral("שלום עולם"));
        strip.setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        const auto left
            = [&strip](int row) { return strip.visualRect(strip.model()->index(row, 0)).left(); };
        QVERIFY(left(0) > left(1));
        QVERIFY(left(1) > left(2));
        QVERIFY(strip.visualRect(strip.model()->index(0, 0)).right() > strip.width() - 40);
    }

    void itKeepsPaceWithLongTexts()
    {
        const QString longText = QStringLiteral("one strasse and É ").repeated(110);
        ShownStrip strip(longText);
        QVERIFY(strip.model()->rowCount() >= 512);
        QElapsedTimer timer;
        timer.start();
        strip.setTokens(typedTokens(smallTokenizer(), longText + QLatin1Char('x')));
        strip.grab();
        QVERIFY2(timer.elapsed() < kAtOnceMs, qPrintable(QString::number(timer.elapsed())));
    }

    void itCanBeReadAloud()
    {
        ShownStrip strip(QStringLiteral("A token"));
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&strip);
        QVERIFY(accessible != nullptr);
        QVERIFY(!accessible->text(QAccessible::Name).isEmpty());
        QCOMPARE(accessible->childCount(), 4);
        QCOMPARE(accessible->child(2)->text(QAccessible::Name),
                 QStringLiteral("Token token, number 11"));
    }
};

QTEST_MAIN(TestTokenStrip)
#include "tst_token_strip.moc"
