// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope;

class TestSettings : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::unique_ptr<QSettings> store() const
    {
        return std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")),
                                           QSettings::IniFormat);
    }

private Q_SLOTS:
    void init()
    {
        failOnQtWarnings();
        store()->clear();
    }

    void valuesComeBack()
    {
        {
            Settings settings(store());
            settings.setPage(2);
            settings.setZoom(1.5);
            settings.setScheme(SchemeChoice::Dark);
            settings.setTopK(20);
            settings.setThreads(3);
            settings.setDetailLevel(DetailLevel::Inspect);
            settings.setShowsTokens(true);
            settings.setWholeWords(false);
            settings.setHasSecondSentence(true);
            settings.setSecondSentence(QStringLiteral("再见"));
            settings.setSentence(QStringLiteral("你好 ___ 😀"));
            settings.setQuestions({QStringLiteral("猫，狗"), true, false, true});
            settings.setGeometry(QByteArray("\0\1\2", 3));
        }
        const Settings settings(store());
        QCOMPARE(settings.page(), 2);
        QCOMPARE(settings.zoom(), 1.5);
        QVERIFY(settings.scheme() == SchemeChoice::Dark);
        QCOMPARE(settings.topK(), 20);
        QCOMPARE(settings.threads(), 3);
        QCOMPARE(settings.detailLevel(), DetailLevel::Inspect);
        QVERIFY(settings.showsTokens());
        QCOMPARE(settings.wholeWords(), std::optional(false));
        QVERIFY(settings.hasSecondSentence());
        QCOMPARE(settings.secondSentence(), QStringLiteral("再见"));
        QCOMPARE(settings.sentence(), QStringLiteral("你好 ___ 😀"));
        const QuestionState questions{QStringLiteral("猫，狗"), true, false, true};
        QVERIFY(settings.questions() == questions);
        QCOMPARE(settings.geometry(), QByteArray("\0\1\2", 3));
    }

    void nonsenseCountsAsTheDefault_data()
    {
        QTest::addColumn<QString>("value");
        for (const char* value : {"", "many", "-7", "1e300", "nan", "@Invalid()"}) {
            QTest::newRow(value) << QString::fromLatin1(value);
        }
    }

    void nonsenseCountsAsTheDefault()
    {
        QFETCH(QString, value);
        {
            const auto raw = store();
            for (const char* key :
                 {"v1/window/page", "v1/view/zoom", "v1/view/scheme", "v1/view/level",
                  "v1/fill/top_k", "v1/fill/whole_words", "v1/fill/why", "v1/fill/surprise",
                  "v1/fill/longer", "v1/fill/tokens", "v1/fill/has_second", "v1/files/recent"}) {
                raw->setValue(QLatin1String(key), value);
            }
        }
        const Settings settings(store());
        QCOMPARE(settings.page(), 0);
        QCOMPARE(settings.zoom(), 1.0);
        QVERIFY(settings.scheme() == SchemeChoice::System);
        QCOMPARE(settings.detailLevel(), DetailLevel::Show);
        QCOMPARE(settings.topK(), 8);
        QVERIFY(!settings.showsTokens());
        QVERIFY(!settings.wholeWords().has_value());
        QVERIFY(!settings.hasSecondSentence());
        QVERIFY(settings.questions() == QuestionState());
    }

    void rolesOfInputsComeBack()
    {
        const std::vector<RememberedRoles> remembered{
            {std::string(64, 'a'),
             440'000'000'000,
             {{1, InputRole::TokenTypeIds}, {2, InputRole::AttentionMask}}},
            {std::string(64, 'b'), 7, {{0, InputRole::Other}, {12, InputRole::PositionIds}}}};
        Settings(store()).setInputRoles(remembered);
        const auto found = Settings(store()).inputRoles();
        QCOMPARE(found.size(), remembered.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].sha256, remembered[i].sha256);
            QCOMPARE(found[i].bytes, remembered[i].bytes);
            QCOMPARE(found[i].roles, remembered[i].roles);
        }
    }

    void rolesThatMakeNoSenseAreForgotten()
    {
        const QString hash(64, QLatin1Char('a'));
        store()->setValue(
            QStringLiteral("v1/files/input_roles"),
            QStringList{QString(), QStringLiteral("abc 7 1=other"), hash,
                        hash + QStringLiteral(" 7"), hash + QStringLiteral(" many 1=other"),
                        hash + QStringLiteral(" 7 1=nothing"), hash + QStringLiteral(" 7 x=other"),
                        hash + QStringLiteral(" 7 1=other=2")});
        QVERIFY(Settings(store()).inputRoles().empty());
    }

    void damagedFilesAreSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QByteArray noise;
        for (unsigned i = 0; i < 5000; ++i) { // numbers of a linear congruence, as good as any
            noise += static_cast<char>((i * 1103515245U + 12345U) >> 16U);
        }
        QTest::newRow("noise") << noise;
        QTest::newRow("another file") << QByteArray("PK\3\4 this is no file of settings\n[\n");
    }

    void damagedFilesAreSetAside()
    {
        QFETCH(const QByteArray, bytes);
        const QString path = m_folder.filePath(QStringLiteral("damaged.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        setAsideIfDamaged(path);
        QVERIFY(!QFile::exists(path));
        QFile bad(path + QStringLiteral(".bad"));
        QVERIFY(bad.open(QIODevice::ReadOnly));
        QCOMPARE(bad.readAll(), bytes);
        {
            Settings settings(std::make_unique<QSettings>(path, QSettings::IniFormat));
            QCOMPARE(settings.topK(), 8);
            settings.setTopK(20);
        }
        setAsideIfDamaged(path); // a good one stays
        QCOMPARE(Settings(std::make_unique<QSettings>(path, QSettings::IniFormat)).topK(), 20);
    }

    void recentFilesAreNewestFirstAndFew()
    {
        Settings settings(store());
        for (int i = 0; i < 12; ++i) {
            settings.addRecentFile(QStringLiteral("/m/%1.pt").arg(i));
        }
        settings.addRecentFile(QStringLiteral("/m/5.pt"));
        const QStringList files = settings.recentFiles();
        QCOMPARE(files.size(), 10);
        QCOMPARE(files.at(0), QStringLiteral("/m/5.pt"));
        QCOMPARE(files.at(1), QStringLiteral("/m/11.pt"));
        QCOMPARE(files.count(QStringLiteral("/m/5.pt")), 1);
        settings.clearRecentFiles();
        QVERIFY(settings.recentFiles().isEmpty());
    }
};

QTEST_MAIN(TestSettings)
#include "tests/ui/window_test.h"

#include "tst_settings.moc"
