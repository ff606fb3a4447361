<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Formatting</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatencySentences</name>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::FillPage</name>
    <message numerus="yes">
        <source>⚠ %Ln pieces are unknown to the model.</source>
        <translation>
            <numerusform>⚠ %Ln piece is unknown to the model.</numerusform>
            <numerusform>⚠ %Ln pieces are unknown to the model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln letters are read as others.</source>
        <translation>
            <numerusform>≈ %Ln letter is read as another.</numerusform>
            <numerusform>≈ %Ln letters are read as others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::LengthField</name>
    <message numerus="yes">
        <source>These are more than %Ln lengths. Leave some out.</source>
        <translation>
            <numerusform>This is more than %Ln length. Leave some out.</numerusform>
            <numerusform>These are more than %Ln lengths. Leave some out.</numerusform>
        </translation>
    </message>
</context>
</TS>
