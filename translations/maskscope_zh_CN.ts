<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChartWords</name>
    <message>
        <source>first run</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>the text&apos;s own share; above it is padding</source>
        <translation>文字本身所占的部分；其上是填充</translation>
    </message>
    <message>
        <source>if filled up to %1</source>
        <translation>若都填充到 %1</translation>
    </message>
    <message>
        <source>your sentence: %1</source>
        <translation>你的句子：%1</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>the middle half of the runs</source>
        <translation>居中的一半运行</translation>
    </message>
    <message>
        <source>time of an answer</source>
        <translation>一次回答的时间</translation>
    </message>
    <message>
        <source>billions of operations (right)</source>
        <translation>运算量，十亿次（右轴）</translation>
    </message>
    <message>
        <source>first run off the scale</source>
        <translation>超出刻度的首次运行</translation>
    </message>
    <message>
        <source>half of the runs lie in here</source>
        <translation>一半的运行落在这里</translation>
    </message>
</context>
<context>
    <name>ComparisonText</name>
    <message>
        <source>%1 is surer of “%2” by %3 points, and less sure of “%4” by %5.</source>
        <translation>%1 对“%2”的把握大了 %3 个百分点，对“%4”的把握小了 %5 个。</translation>
    </message>
    <message>
        <source>In %1 the model is surer of “%2” by %3 points, and less sure of “%4” by %5.</source>
        <translation>在 %1 里，模型对“%2”的把握大了 %3 个百分点，对“%4”的把握小了 %5 个。</translation>
    </message>
    <message>
        <source>%1 is surer of “%2” by %3 points.</source>
        <translation>%1 对“%2”的把握大了 %3 个百分点。</translation>
    </message>
    <message>
        <source>%1 is less sure of “%2” by %3 points.</source>
        <translation>%1 对“%2”的把握小了 %3 个百分点。</translation>
    </message>
    <message>
        <source>In %1 the model is surer of “%2” by %3 points.</source>
        <translation>在 %1 里，模型对“%2”的把握大了 %3 个百分点。</translation>
    </message>
    <message>
        <source>In %1 the model is less sure of “%2” by %3 points.</source>
        <translation>在 %1 里，模型对“%2”的把握小了 %3 个百分点。</translation>
    </message>
    <message>
        <source>Both say “%1”: %2 with %3, %4 with %5.</source>
        <translation>两边都说“%1”：%2 的把握是 %3，%4 的把握是 %5。</translation>
    </message>
    <message>
        <source>%1 says “%2” (%3), %4 says “%5” (%6).</source>
        <translation>%1 说“%2”（%3），%4 说“%5”（%6）。</translation>
    </message>
    <message>
        <source>No word changes by a tenth of a point.</source>
        <translation>没有哪个词的变化达到 0.1 个百分点。</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln best guesses of both are the same words.</source>
        <translation>
            <numerusform>两边最好的 %Ln 个猜测是相同的词。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln best guesses of each, %1 are the same.</source>
        <translation>
            <numerusform>两边各自最好的 %Ln 个猜测里，有 %1 个相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Altogether %1 of the certainty has moved to other words.</source>
        <translation>总共有 %1 的把握转到了别的词上。</translation>
    </message>
    <message>
        <source>%1 has %2 hidden words and %3 has %4: they are compared in order, and those left over are not.</source>
        <translation>%1 有 %2 个遮住的词，%3 有 %4 个：按顺序比较，多出来的不比较。</translation>
    </message>
    <message>
        <source>The two models know different words, so they are compared by their letters; endings of words are not.</source>
        <translation>两个模型认识的词不同，因此按词的写法比较；词尾不参与比较。</translation>
    </message>
    <message>
        <source>An answer takes %1 with %2 and %3 with %4: %5 is %6 times as fast.</source>
        <translation>回答一次，%2 用 %1，%4 用 %3：%5 的速度是另一个的 %6 倍。</translation>
    </message>
    <message>
        <source>The weights take %1 in memory with %2 and %3 with %4.</source>
        <translation>权重占用的内存：%2 为 %1，%4 为 %3。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>word, times</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>about equal</source>
        <translation>差不多</translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads in %Ln sentences.</source>
        <translation>
            <numerusform>“%1”在 %Ln 个句子里领先。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads in %Ln sentences, most with “%2” (%3).</source>
        <translation>
            <numerusform>“%1”在 %Ln 个句子里领先，领先最多的是“%2”（%3）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailLevel</name>
    <message>
        <source>Show</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>The sentence, the model&apos;s guesses and how sure it is</source>
        <translation>句子、模型的猜测和它的把握</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Also the pieces the model reads, their numbers, words of your own</source>
        <translation>再加上模型读到的片段、它们的编号，以及你自己的词</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>细看</translation>
    </message>
    <message>
        <source>Also how the model computes: operators, precision, engine</source>
        <translation>再加上模型怎样计算：算子、精度、引擎</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>(without a name)</source>
        <translation>（无名）</translation>
    </message>
    <message>
        <source>never called</source>
        <translation>从未调用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a layer</comment>
        <translation>第 %1 层，共 %2 层</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operators</source>
        <translation>
            <numerusform>%Ln 个算子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocks</source>
        <translation>
            <numerusform>%Ln 个方块</numerusform>
        </translation>
    </message>
    <message>
        <source>one after the other, identical</source>
        <translation>首尾相接，完全相同</translation>
    </message>
    <message>
        <source>%1, identical</source>
        <comment>a class</comment>
        <translation>%1，完全相同</translation>
    </message>
    <message>
        <source>at length %1</source>
        <translation>长度为 %1 时</translation>
    </message>
    <message>
        <source>gives %1</source>
        <comment>shapes</comment>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message numerus="yes">
        <source>folded, %Ln blocks inside</source>
        <translation>
            <numerusform>已折叠，内有 %Ln 个方块</numerusform>
        </translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Python line</source>
        <translation>Python 代码行</translation>
    </message>
    <message>
        <source>in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>时间占比</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>pinned down by</source>
        <translation>被固定于</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>attention is one step</source>
        <translation>注意力合并为一步</translation>
    </message>
    <message>
        <source>words are scored at the masks alone</source>
        <translation>只在掩码处为词打分</translation>
    </message>
    <message>
        <source>the last layer runs for the masks alone</source>
        <translation>最后一层只为掩码运行</translation>
    </message>
    <message>
        <source>attention runs on code made for this processor</source>
        <translation>注意力由为本机处理器编写的代码计算</translation>
    </message>
    <message>
        <source>query, key and value are one matrix product</source>
        <translation>查询、键和值合并为一次矩阵乘法</translation>
    </message>
    <message>
        <source>weights are laid out for this processor</source>
        <translation>权重按本机处理器的方式排列</translation>
    </message>
    <message>
        <source>residuals are added inside the matrix products</source>
        <translation>残差在矩阵乘法中直接相加</translation>
    </message>
    <message>
        <source>on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>off: this program has no place for it</source>
        <translation>未启用：此程序中没有可用之处</translation>
    </message>
    <message>
        <source>off: this computer&apos;s LibTorch lacks it</source>
        <translation>未启用：本机的 LibTorch 不支持</translation>
    </message>
    <message>
        <source>off: its answers were not those of the file</source>
        <translation>未启用：其答案与文件的答案不同</translation>
    </message>
    <message>
        <source>off: the program stopped with it</source>
        <translation>未启用：启用后程序中止</translation>
    </message>
    <message>
        <source>It runs as saved, as was asked for.</source>
        <translation>按你的要求，以保存时的样子运行。</translation>
    </message>
    <message>
        <source>It runs as saved: its answers differ from run to run, so a faster program could not be checked.</source>
        <translation>以保存时的样子运行：每次运行的答案都不同，无法检验更快的程序。</translation>
    </message>
    <message>
        <source>It runs as saved: it changes its own weights while it runs.</source>
        <translation>以保存时的样子运行：它在运行时会改动自己的权重。</translation>
    </message>
    <message>
        <source>It runs as saved: its program has a form that cannot be rewritten.</source>
        <translation>以保存时的样子运行：其程序的形式无法改写。</translation>
    </message>
    <message>
        <source>It runs as saved: nothing was found to make it faster.</source>
        <translation>以保存时的样子运行：没有找到可以加速之处。</translation>
    </message>
    <message>
        <source>It runs as saved: for some text the faster program answered otherwise.</source>
        <translation>以保存时的样子运行：对某些文本，更快的程序给出了不同的答案。</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>It has no word head, so it cannot name hidden words: export {class}.</source>
        <translation>它没有词语输出层，说不出被遮住的词：请导出 {class}。</translation>
    </message>
    <message>
        <source>It has no tokenizer, so text cannot be read: put the model&apos;s tokenizer into the file.</source>
        <translation>它没有分词器，读不了文字：请把模型的分词器放进文件里。</translation>
    </message>
    <message>
        <source>It accepts exactly {length} tokens: export it for any length.</source>
        <translation>它只接受正好 {length} 个词元：请导出成任意长度。</translation>
    </message>
    <message>
        <source>It accepts {shortest} to {longest} tokens only: export it for any length.</source>
        <translation>它只接受 {shortest} 到 {longest} 个词元：请导出成任意长度。</translation>
    </message>
    <message>
        <source>It answers wrongly at any length other than {length} tokens: export it for any length.</source>
        <translation>除了 {length} 个词元，其他长度的答案都是错的：请导出成任意长度。</translation>
    </message>
    <message>
        <source>It takes no attention mask, so padding is read as words: record it with attention_mask.</source>
        <translation>它没有注意力掩码输入，补位会被当成词来读：录制时请带上 attention_mask。</translation>
    </message>
    <message>
        <source>It answers otherwise each time, as with dropout left on: call eval() before the export.</source>
        <translation>它每次的答案都不一样，像是没有关掉 dropout：导出前请调用 eval()。</translation>
    </message>
    <message>
        <source>Its answer is a dict with no &apos;logits&apos;, only &apos;{key}&apos;: export it with return_dict=False.</source>
        <translation>它的输出是一个没有 logits 的字典，只有 {key}：请用 return_dict=False 导出。</translation>
    </message>
    <message>
        <source>Its program names the device {devices}: move the model to the CPU before the export.</source>
        <translation>它的程序指定了设备 {devices}：导出前请把模型移到 CPU 上。</translation>
    </message>
    <message>
        <source>It takes one text at a time: record it with two texts at once.</source>
        <translation>它一次只能读一段文字：录制时请同时给它两段。</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>Your text</source>
        <translation>你的文本</translation>
    </message>
    <message>
        <source>Type a sentence on the Fill page: then its own numbers stand here.</source>
        <translation>在“填空”页输入一句话，这里就会显示它自己的数字。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message numerus="yes">
        <source>The tokenizer cuts it into %Ln tokens, words or pieces of words, and looks up the number of each.</source>
        <translation>
            <numerusform>分词器把它切成 %Ln 个词元（词或词的片段），再查出每个词元的编号。</numerusform>
        </translation>
    </message>
    <message>
        <source>The tokenizer cuts it into tokens, words or pieces of words, and looks up the number of each.</source>
        <translation>分词器把它切成词元（词或词的片段），再查出每个词元的编号。</translation>
    </message>
    <message>
        <source>Your text does not fit: this model takes %1. What follows is for %2 tokens.</source>
        <translation>你的文本长度不合适：这个模型接受的长度是%1。以下按 %2 个词元计算。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens are yours. The rest is padding: this model takes %3.</source>
        <translation>%2 个词元中有 %1 个是你的，其余是填充：这个模型接受的长度是%3。</translation>
    </message>
    <message>
        <source>%1 lists of %2 numbers</source>
        <translation>%1 个列表，每个含 %2 个数字</translation>
    </message>
    <message>
        <source>Each token becomes a list of %1 numbers.</source>
        <translation>每个词元变成一个含 %1 个数字的列表。</translation>
    </message>
    <message numerus="yes">
        <source>Each of your %Ln tokens becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>你的 %Ln 个词元，每个都变成一个含 %1 个数字的列表。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of the %Ln tokens, padding too, becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>这 %Ln 个词元（包括填充），每个都变成一个含 %1 个数字的列表。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your tokens become %1.</source>
        <translation>你的词元变成 %1。</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message numerus="yes">
        <source>One layer follows, used %Ln times.</source>
        <translation>
            <numerusform>接着是一个层，反复使用 %Ln 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers follow, all built alike, one after the other.</source>
        <translation>
            <numerusform>接着是 %Ln 个结构相同的层，一层接一层。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each works on what the one before has left.</source>
        <translation>每一层都在前一层的结果上继续处理。</translation>
    </message>
    <message>
        <source>A layer, again and again</source>
        <translation>反复使用的层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>In each, every token looks at all others and takes from them.</source>
        <translation>在每一层中，每个词元都会查看所有其他词元，并从中吸取信息。</translation>
    </message>
    <message>
        <source>Each compares every token with every other, %1 numbers, and takes from those that matter.</source>
        <translation>每一层都把词元两两比较（得到 %1 个数字），再从重要的词元吸取信息。</translation>
    </message>
    <message>
        <source>Each compares every token with every other and takes from those that matter.</source>
        <translation>每一层都把词元两两比较，再从重要的词元吸取信息。</translation>
    </message>
    <message>
        <source>%1 of the time</source>
        <translation>占用时的 %1</translation>
    </message>
    <message>
        <source>Inside the model</source>
        <translation>模型内部</translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps of arithmetic work on these numbers.</source>
        <translation>
            <numerusform>%Ln 步运算处理这些数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model works on these numbers.</source>
        <translation>模型处理这些数字。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>For a hidden word, the words with the largest numbers are the guesses that the Fill page shows.</source>
        <translation>对于遮住的词，数字最大的那些词就是“填空”页显示的猜测。</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>没有词</translation>
    </message>
    <message>
        <source>This model has no head for words: it ends with lists of numbers, for other programs to work on.</source>
        <translation>这个模型没有输出词的头：它最后给出的是一些数字列表，供其他程序使用。</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>输出头</translation>
    </message>
    <message numerus="yes">
        <source>For each of the %Ln tokens the head works out one number for each of %1 words.</source>
        <translation>
            <numerusform>对这 %Ln 个词元中的每一个，输出头为 %1 个词各算出一个数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>The head works out one number for each of %1 words.</source>
        <translation>输出头为 %1 个词各算出一个数字。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Pieces of words</source>
        <translation>词的片段</translation>
    </message>
    <message numerus="yes">
        <source>It is cut into %Ln pieces, words or parts of words, and the number of each is looked up.</source>
        <translation>
            <numerusform>这段文字被切成 %Ln 个片段（整个词或词的一部分），再查出每个片段的编号。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is cut into pieces, words or parts of words, and the number of each is looked up.</source>
        <translation>这段文字被切成片段（整个词或词的一部分），再查出每个片段的编号。</translation>
    </message>
    <message>
        <source>Your text does not fit this model. What follows is for %1 pieces.</source>
        <translation>你的文字长度不适合这个模型。以下按 %1 个片段计算。</translation>
    </message>
    <message>
        <source>%1 of %2 pieces are yours. The rest is filled up: this model takes texts of one length.</source>
        <translation>%2 个片段中有 %1 个是你的，其余是补上的：这个模型只接受一种长度的文字。</translation>
    </message>
    <message>
        <source>Lists of numbers</source>
        <translation>一组组数字</translation>
    </message>
    <message>
        <source>Each piece becomes a list of %1 numbers.</source>
        <translation>每个片段变成一组数字，共 %1 个。</translation>
    </message>
    <message numerus="yes">
        <source>Each of your %Ln pieces becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>你的 %Ln 个片段，每个都变成一组数字，共 %1 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of the %Ln pieces, the filling too, becomes a list of %1 numbers.</source>
        <translation>
            <numerusform>这 %Ln 个片段（连补上的在内），每个都变成一组数字，共 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your pieces become %1.</source>
        <translation>你的片段变成%1。</translation>
    </message>
    <message>
        <source>In each, every piece looks at all others and takes from them.</source>
        <translation>在每一层里，每个片段都会看看其他所有片段，并从中吸取信息。</translation>
    </message>
    <message>
        <source>Each compares every piece with every other and takes from those that matter.</source>
        <translation>每一层都把片段两两比较，再从重要的片段吸取信息。</translation>
    </message>
    <message>
        <source>Each compares every piece with every other, %1 numbers, and takes from those that matter.</source>
        <translation>每一层都把片段两两比较（得到 %1 个数字），再从重要的片段吸取信息。</translation>
    </message>
    <message>
        <source>This model guesses no words: it ends with lists of numbers, for other programs to work on.</source>
        <translation>这个模型不猜词：它最后给出的是一组组数字，供其他程序使用。</translation>
    </message>
    <message numerus="yes">
        <source>For each of the %Ln pieces the model works out one number for each of %1 words.</source>
        <translation>
            <numerusform>对这 %Ln 个片段中的每一个，模型为 %1 个词各算出一个数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model works out one number for each of %1 words.</source>
        <translation>模型为 %1 个词各算出一个数字。</translation>
    </message>
    <message>
        <source>A number for every word</source>
        <translation>每个词一个数字</translation>
    </message>
    <message>
        <source>%1 marks the start of the text, %2 its end.</source>
        <translation>%1 表示文字的开头，%2 表示结尾。</translation>
    </message>
    <message>
        <source>%1 marks the start of the text.</source>
        <translation>%1 表示文字的开头。</translation>
    </message>
    <message>
        <source>%1 marks the end of the text.</source>
        <translation>%1 表示文字的结尾。</translation>
    </message>
    <message>
        <source>%1 stands for a hidden word.</source>
        <translation>%1 代表遮住的词。</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousand</comment>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>million</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 G</source>
        <comment>thousand million</comment>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <comment>percent</comment>
        <translation>&lt; %1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>任意长度</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>不少于 %1</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>只能是 %1</translation>
    </message>
    <message>
        <source>any length up to %1</source>
        <translation>任意长度，最多 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>只有 %1</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>What the model has read often enough to repeat it.</source>
        <translation>模型读过很多遍、能够复述的内容。</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>语法</translation>
    </message>
    <message>
        <source>One word decides what another one has to be, even far away.</source>
        <translation>一个词决定另一个词的形式，哪怕隔得很远。</translation>
    </message>
    <message>
        <source>Common sense</source>
        <translation>常识</translation>
    </message>
    <message>
        <source>What people take for granted and seldom say.</source>
        <translation>人们觉得理所当然、很少说出口的事。</translation>
    </message>
    <message>
        <source>Ambiguity</source>
        <translation>歧义</translation>
    </message>
    <message>
        <source>The same word twice: its neighbours tell which one is meant.</source>
        <translation>同一个词出现两次：周围的词说明是哪个意思。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏见</translation>
    </message>
    <message>
        <source>Guesses mirror what texts put together, prejudices included: they say nothing about people.</source>
        <translation>猜测反映的是文本里常写在一起的东西，也包括成见：它们并不说明人是怎样的。</translation>
    </message>
    <message>
        <source>Where it goes wrong</source>
        <translation>它会出错的地方</translation>
    </message>
    <message>
        <source>What a small model does not manage, so that nobody trusts it too far.</source>
        <translation>小模型做不到的事，免得有人过分相信它。</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>The step in which each token looks at all the others and takes over what matters to it.</source>
        <translation>每个词元查看所有其他词元、并吸取对自己重要的信息的一步。</translation>
    </message>
    <message>
        <source>Baked in</source>
        <translation>写死</translation>
    </message>
    <message>
        <source>A number that the recording of the model has fixed, although it need not be fixed.</source>
        <translation>录制模型时被固定下来、本来不必固定的数字。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>Several texts that the model reads at once.</source>
        <translation>模型一次同时读入的几段文本。</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>Numbers of 16 bits with the range of fp32: half the memory, about three correct digits.</source>
        <translation>16 位的数字，范围与 fp32 相同：内存减半，大约三位有效数字。</translation>
    </message>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>Numbers of 32 bits: about seven correct digits, as most models are saved.</source>
        <translation>32 位的数字：大约七位有效数字，多数模型都这样保存。</translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation>GFLOP/s</translation>
    </message>
    <message>
        <source>How many thousand million calculations are done in a second.</source>
        <translation>每秒完成多少个十亿次计算。</translation>
    </message>
    <message>
        <source>Attention head</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>One of several attentions side by side in a layer, each with an eye for something else.</source>
        <translation>一层里并排的几个注意力之一，各自留意不同的东西。</translation>
    </message>
    <message>
        <source>Hidden word</source>
        <translation>遮住的词</translation>
    </message>
    <message>
        <source>A word that is covered in the sentence, so that the model has to guess it.</source>
        <translation>句子里被盖住、要让模型来猜的词。</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>Numbers of 8 bits: a quarter of the memory of fp32, with answers that differ a little.</source>
        <translation>8 位的数字：内存是 fp32 的四分之一，答案会略有出入。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>One of several equal steps, one after another, each refining what is known of every token.</source>
        <translation>先后相接的若干相同步骤之一，每一步都让对各词元的认识更细一些。</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>logits（原始得分）</translation>
    </message>
    <message>
        <source>The raw scores of all words, before they are turned into percentages.</source>
        <translation>换算成百分比之前，所有词的原始得分。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>The special token that stands in the place of a hidden word.</source>
        <translation>放在遮住的词的位置上的特殊词元。</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>The middle one of all times measured: half of them are shorter, half longer.</source>
        <translation>所有测得时间正中间的那个：一半更短，一半更长。</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>A program with learned numbers that guesses words from the words around them.</source>
        <translation>带有学来的数字、根据周围的词猜词的程序。</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>A part of the model that has a name; large ones are built from smaller ones.</source>
        <translation>模型中有名字的一部分，大的由小的组成。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>A single computing step that the model calls, such as multiplying two tables of numbers.</source>
        <translation>模型调用的一个计算步骤，例如把两张数字表相乘。</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>The time that nine of ten measurements stayed below.</source>
        <translation>十次测量里有九次都在它以内的时间。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Filling that brings a short text to the length a model insists on; the model is told to look past it.</source>
        <translation>把短文本补足到模型要求的长度的内容，并让模型忽略它。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>A number that the model has learned; all of them together are what it knows.</source>
        <translation>模型学到的一个数字；所有这些数字就是它的知识。</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Between how many equally likely words the model wavers: 1 means certain.</source>
        <translation>模型相当于在多少个同样可能的词之间犹豫：1 表示确定。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>With how many bits each number is kept: fewer are faster and less exact.</source>
        <translation>每个数字用多少位保存：位数少更快，也更不精确。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>How likely the model takes a word to be, from 0 to 100 %; all words together make 100 %.</source>
        <translation>模型认为一个词有多可能，从 0 到 100%；所有词合计 100%。</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>序列长度</translation>
    </message>
    <message>
        <source>How many tokens the model reads at once, special ones included.</source>
        <translation>模型一次读入多少个词元，包括特殊词元。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>How many numbers a table has along each of its directions.</source>
        <translation>一张数字表在每个方向上各有多少个数字。</translation>
    </message>
    <message>
        <source>Special token</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>A sign that the tokenizer adds itself, such as one for the beginning of the text.</source>
        <translation>分词器自己加上的记号，例如表示文本开头的记号。</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>意外程度</translation>
    </message>
    <message>
        <source>How unexpected a word is to the model where it stands.</source>
        <translation>一个词出现在那个位置让模型有多意外。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>A piece of text with a number of its own: a word, a part of a word or a mark.</source>
        <translation>有自己编号的一小段文本：一个词、词的一部分或一个标点。</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>What cuts a text into tokens and looks up their numbers.</source>
        <translation>把文本切成词元并查出它们编号的部分。</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>前 k 名</translation>
    </message>
    <message>
        <source>The k likeliest words.</source>
        <translation>最可能的 k 个词。</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>trace（录制）</translation>
    </message>
    <message>
        <source>A recording of what a model computed for one text, saved so that it runs without Python.</source>
        <translation>录下模型对一段文本所做的计算，保存后不用 Python 也能运行。</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>The list of all tokens that a model knows.</source>
        <translation>模型认识的所有词元的清单。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The parameters of one part of the model, as a table of numbers.</source>
        <translation>模型某一部分的参数，是一张数字表。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a technical word, what it means</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>The list of numbers that stands for a token inside the model.</source>
        <translation>在模型内部代表一个词元的一列数。</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>What runs the model: the plain one as the file was saved, the fast one after rewriting it so that it gives the same answers sooner.</source>
        <translation>运行模型的部分：普通引擎按文件保存的样子运行；快速引擎先改写程序，答案相同，但更快。</translation>
    </message>
    <message>
        <source>Middle half</source>
        <translation>居中的一半</translation>
    </message>
    <message>
        <source>The times from p25 to p75: a quarter of the runs were faster, a quarter slower; also called interquartile range (IQR).</source>
        <translation>从 p25 到 p75 的时间：四分之一的运行更快，四分之一更慢；也叫四分位距（IQR）。</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算量</translation>
    </message>
    <message>
        <source>Multiplications and additions of numbers in matrix products and convolutions; also called FLOPs.</source>
        <translation>矩阵乘法和卷积里的乘法与加法次数，也叫 FLOPs。</translation>
    </message>
</context>
<context>
    <name>LatencySentences</name>
    <message>
        <source>%1 tokens take %2.</source>
        <translation>%1 个词元需要 %2。</translation>
    </message>
    <message>
        <source>%1 tokens take %2; %3 tokens take %4.</source>
        <translation>%1 个词元需要 %2；%3 个词元需要 %4。</translation>
    </message>
    <message>
        <source>whole answer: tokens, model and the best words</source>
        <translation>完整的一次回答：切分、模型和选词</translation>
    </message>
    <message>
        <source>the model alone, on random tokens</source>
        <translation>只测模型，词元随机</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Your sentence: %1 of %2, so %3 of the work is padding.</source>
        <translation>你的句子：%2里只占 %1 个，所以 %3 的工作花在填充上。</translation>
    </message>
    <message>
        <source>In %1 this machine reads at least %2.</source>
        <translation>这台机器在 %1内至少能读 %2。</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a time</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>In %1 this machine reads about %2.</source>
        <translation>这台机器在 %1内大约能读 %2。</translation>
    </message>
    <message>
        <source>Your sentence of %1 costs about %2; filled up to %3 it would cost %4.</source>
        <translation>你的句子有 %1，大约需要 %2；若填充到 %3 个词元，则需要 %4。</translation>
    </message>
    <message>
        <source>Of %1 at %2: text to tokens %3, model %4, best words %5.</source>
        <translation>%2共 %1：切分 %3，模型 %4，选词 %5。</translation>
    </message>
    <message>
        <source>⚠ Something else kept the machine busy: the runs lie far apart at %1 tokens. Close other programs and measure again.</source>
        <translation>⚠ 机器当时在忙别的：长度为 %1 个词元时，各次运行相差很大。请关闭其他程序后重新测量。</translation>
    </message>
    <message>
        <source>unknown processor</source>
        <translation>未知处理器</translation>
    </message>
    <message>
        <source>Python: the model alone, recorded when the file was made, on %1 with %2, torch %3, transformers %4.</source>
        <translation>Python：只测模型，制作文件时记录，机器 %1，%2，torch %3，transformers %4。</translation>
    </message>
    <message>
        <source>fast engine</source>
        <translation>快速引擎</translation>
    </message>
    <message>
        <source>plain engine</source>
        <translation>普通引擎</translation>
    </message>
    <message>
        <source>Times in ms · %1 · %2 · %3 · %6 · LibTorch %4 · %5</source>
        <translation>时间以毫秒计 · %1 · %2 · %3 · %6 · LibTorch %4 · %5</translation>
    </message>
    <message>
        <source>Your sentence takes about %1, the longest text measured %2.</source>
        <translation>你的句子大约需要 %1，测过的最长文字需要 %2。</translation>
    </message>
    <message>
        <source>An answer takes %1.</source>
        <translation>一次回答需要 %1。</translation>
    </message>
    <message>
        <source>An answer takes %1 for a short text and %2 for a long one.</source>
        <translation>短文字的回答需要 %1，长文字需要 %2。</translation>
    </message>
    <message>
        <source>⚠ Something else kept the machine busy. Close other programs and measure again.</source>
        <translation>⚠ 电脑当时还在忙别的。请关掉其他程序再测一次。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between lengths</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>{problem}. See &apos;maskscope-cli --help&apos;.</source>
        <translation>{problem}。用法见“maskscope-cli --help”。</translation>
    </message>
    <message>
        <source>{option} is not in this version of Maskscope yet. Leave it out.</source>
        <translation>这个版本的 Maskscope 还不支持 {option}，请去掉它。</translation>
    </message>
    <message>
        <source>There is no file &apos;{file}&apos;. Check the name and the folder.</source>
        <translation>找不到文件“{file}”。请检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is not an ordinary file but a {kind}. Choose a model file (.pt).</source>
        <translation>“{file}”不是普通文件（{kind}）。请选择模型文件（.pt）。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; cannot be read: {reason}. Check its permissions.</source>
        <translation>无法读取“{file}”：{reason}。请检查文件的权限。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is empty (0 bytes). Copy or download it again.</source>
        <translation>“{file}”是空的（0 字节）。请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; was saved with torch.save: it holds weights but no program. In Python, trace the model with torch.jit.trace and save it with torch.jit.save.</source>
        <translation>“{file}”是用 torch.save 保存的，里面只有权重，没有程序。请在 Python 里用 torch.jit.trace 录制模型，再用 torch.jit.save 保存。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; was made by a newer PyTorch: its format is {found}, and this program reads up to {limit}. Export it again with PyTorch {torch}.</source>
        <translation>“{file}”来自更新的 PyTorch：它的格式是 {found}，本程序最高只读 {limit}。请用 PyTorch {torch} 重新导出。</translation>
    </message>
    <message>
        <source>PyTorch could not read the program in &apos;{file}&apos;. Export the model again with torch.jit.trace.</source>
        <translation>PyTorch 读不懂“{file}”里的程序。请用 torch.jit.trace 重新导出模型。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; has no method &apos;forward&apos; that takes token ids, so there is nothing to run. Export a whole model with torch.jit.trace.</source>
        <translation>“{file}”里没有接收词元编号的 forward 方法，所以没有可以运行的内容。请用 torch.jit.trace 导出完整的模型。</translation>
    </message>
    <message>
        <source>The input &apos;{input}&apos; of this model is of type {found}, which Maskscope cannot fill. Export the model with input_ids and attention_mask.</source>
        <translation>这个模型的输入“{input}”是 {found} 类型，Maskscope 无法填写。请导出使用 input_ids 和 attention_mask 的模型。</translation>
    </message>
    <message>
        <source>This model understands text but cannot name words: it has no output as wide as the vocabulary ({limit} words). Export a ...ForMaskedLM class.</source>
        <translation>这个模型能理解文字，但说不出词：它没有和词表（{limit} 个词）一样宽的输出。请导出名字以 ForMaskedLM 结尾的类。</translation>
    </message>
    <message>
        <source>No tokenizer was found in or beside &apos;{file}&apos;. Put its tokenizer.json or vocab.txt into the same folder.</source>
        <translation>在“{file}”里面和旁边都没有找到分词器。请把它的 tokenizer.json 或 vocab.txt 放进同一个文件夹。</translation>
    </message>
    <message>
        <source>The tokenizer {what} cannot be used: {reason}. Take the file that belongs to the model.</source>
        <translation>分词器（{what}）不能使用：{reason}。请换成这个模型自己的分词器文件。</translation>
    </message>
    <message>
        <source>This version of Maskscope cannot read this kind of tokenizer: {component} &apos;{found}&apos; is not supported.</source>
        <translation>这个版本的 Maskscope 读不了这种分词器：不支持 {component}“{found}”。</translation>
    </message>
    <message>
        <source>The tokenizer has no mask token, so no word can be hidden. Take the tokenizer of a masked language model.</source>
        <translation>这个分词器没有遮盖标记，所以没法遮住词。请使用掩码语言模型的分词器。</translation>
    </message>
    <message>
        <source>The tokenizer knows {found} words but the model names {expected}: they do not belong together. Take the tokenizer of this model.</source>
        <translation>分词器有 {found} 个词，模型却有 {expected} 个：它们不是一套。请使用这个模型自己的分词器。</translation>
    </message>
    <message>
        <source>The demo model has not been made yet. Run ./run once, or open a model file of your own.</source>
        <translation>演示模型还没有做好。请先运行一次 ./run，或者打开你自己的模型文件。</translation>
    </message>
    <message>
        <source>No word is hidden in {part}. Write {mask} or ___ where the model should guess.</source>
        <translation>{part}里没有遮住的词。在想让模型猜的地方写上 {mask} 或 ___。</translation>
    </message>
    <message>
        <source>This text has {found} tokens and the model reads at most {limit}. Shorten the text.</source>
        <translation>这段文字有 {found} 个词元，而模型最多读 {limit} 个。请把文字缩短。</translation>
    </message>
    <message>
        <source>A length of {found} cannot be measured: the shortest text has {limit} tokens. Choose a longer one.</source>
        <translation>长度 {found} 无法测量：最短的文字有 {limit} 个词元。请选更大的长度。</translation>
    </message>
    <message>
        <source>This file does not accept a text of {found} tokens: it was recorded with {expected}. Use a text of that length, or export the model for any length.</source>
        <translation>这个文件不接受 {found} 个词元的文字：它录制时用的是 {expected} 个。请用同样长度的文字，或者把模型导出成接受任意长度的。</translation>
    </message>
    <message>
        <source>The model stopped with an error: {reason}. Try another text, or export the model again.</source>
        <translation>模型运行出错：{reason}。请换一段文字试试，或者重新导出模型。</translation>
    </message>
    <message>
        <source>The model&apos;s answer holds values that are not numbers (NaN), so there is no ranking. Export the model in float32.</source>
        <translation>模型的回答里有不是数字的值（NaN），所以排不出名次。请用 float32 导出模型。</translation>
    </message>
    <message>
        <source>The texts in &apos;{file}&apos; cannot be read: {reason}. Check the file.</source>
        <translation>无法读取“{file}”里的文字：{reason}。请检查这个文件。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; cannot be written: {reason}. Choose another place.</source>
        <translation>无法写入“{file}”：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>There is not enough memory for this model. Close other programs or take a smaller model.</source>
        <translation>内存不够，装不下这个模型。请关掉其他程序，或者换一个小一点的模型。</translation>
    </message>
    <message>
        <source>The time limit of {limit} seconds is over. Allow more time, or take shorter texts.</source>
        <translation>{limit} 秒的时限已到。请放宽时限，或者把文字缩短。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Something unexpected happened inside Maskscope. Please report it with the details.</source>
        <translation>Maskscope 内部出现了意外情况。请附上详细信息反馈给我们。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; was recorded for the device {devices}, and Maskscope calculates on the CPU. Export the model again on the CPU.</source>
        <translation>“{file}”是为设备 {devices} 记录的，而 Maskscope 用 CPU 计算。请在 CPU 上重新导出模型。</translation>
    </message>
    <message>
        <source>The part of Maskscope that runs models, &apos;{module}&apos;, or the LibTorch it needs was not found. Build Maskscope again, or install the LibTorch that it was built with.</source>
        <translation>找不到 Maskscope 运行模型的部分“{module}”，或它所需的 LibTorch。请重新构建 Maskscope，或安装构建时所用的 LibTorch。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; ({bytes} bytes) is damaged or was not copied to its end ({reason}). Copy or download it again.</source>
        <translation>“{file}”（{bytes} 字节）已损坏，或者没有复制完整（{reason}）。请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; ({bytes} bytes) is not a TorchScript file: it is {found}. Maskscope opens files saved with torch.jit.save after torch.jit.trace.</source>
        <translation>“{file}”（{bytes} 字节）不是 TorchScript 文件，而是：{found}。Maskscope 打开的是先用 torch.jit.trace 录制、再用 torch.jit.save 保存的文件。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; calls what PyTorch {torch} in this program does not have: {operator}. Export the model again without it.</source>
        <translation>“{file}”调用了本程序的 PyTorch {torch} 没有的算子：{operator}。请不使用它们重新导出模型。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; needs {class} of the extension library {library}, which PyTorch {torch} in this program does not have. Export the model without it.</source>
        <translation>“{file}”需要扩展库 {library} 的 {class}，而本程序的 PyTorch {torch} 没有它。请不使用它重新导出模型。</translation>
    </message>
    <message>
        <source>The token &apos;{token}&apos; has number {found}, but the model&apos;s table ends before {limit}: the tokenizer belongs to another model. Take the tokenizer of this one.</source>
        <translation>词元“{token}”的编号是 {found}，但模型的词表在 {limit} 之前就结束了：这个分词器属于另一个模型。请使用这个模型自己的分词器。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; cannot be run in {precision} here: {reason}. Choose fp32, which answers as the file does.</source>
        <translation>“{file}”在这里不能以 {precision} 精度运行：{reason}。请选择 fp32，它的回答与文件本身一致。</translation>
    </message>
    <message>
        <source>This template cannot be read: {problem}, in &apos;{found}&apos;. Write it as in: [he/she] is a [nurse|doctor].</source>
        <translation>这个模板无法读懂：{problem}，在“{found}”处。请照这样写：[he/she] is a [nurse|doctor].</translation>
    </message>
    <message>
        <source>This template stands for {found} sentences, and at most {limit} are asked at once. Take words out of its brackets.</source>
        <translation>这个模板会展开成 {found} 个句子，而一次最多问 {limit} 个。请从方括号里去掉一些词。</translation>
    </message>
    <message>
        <source>No word is hidden in {part}. Click a word to hide it, or write ___ in its place.</source>
        <translation>{part}里没有遮住的词。点一下要遮住的词，或者在它的位置写上 ___。</translation>
    </message>
    <message>
        <source>This text is too long for this model. Make it shorter.</source>
        <translation>这段文字太长，模型读不完。请缩短一些。</translation>
    </message>
    <message>
        <source>This model reads texts of one length only, and this text has another. Make it shorter or longer, or export the model for any length.</source>
        <translation>这个模型只能读一种长度的文字，而这段文字的长度不同。请把它改短或改长，或者把模型导出成接受任意长度的。</translation>
    </message>
</context>
<context>
    <name>ModelSentences</name>
    <message>
        <source>No words: this file has no word head. It turns text into numbers for other programs, so it cannot fill a hidden word.</source>
        <translation>不给出词：这个文件没有猜词的输出层。它只把文字变成数字给别的程序用，所以填不了遮住的词。</translation>
    </message>
    <message>
        <source>A score for each word it knows, at every place of the text.</source>
        <translation>对文字的每个位置，给它认识的每个词打一个分。</translation>
    </message>
    <message>
        <source>A score for each of the %1 words it knows, at every place of the text (logits).</source>
        <translation>对文字的每个位置，给它认识的 %1 个词各打一个分（logits）。</translation>
    </message>
    <message>
        <source>%1 numbers (%2), %3.</source>
        <comment>rounded count, exact count, size</comment>
        <translation>%1 个数（%2），共 %3。</translation>
    </message>
    <message>
        <source>None besides the model.</source>
        <translation>除了模型没有别的文件。</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>%1 are used in more than one place: %2</source>
        <comment>size, names</comment>
        <translation>%1 在不止一处使用：%2</translation>
    </message>
    <message>
        <source>%1 stand in the file again and are kept in memory once: %2</source>
        <comment>size, names</comment>
        <translation>%1 在文件中重复存储，内存中只保留一份：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Shorter text is padded.</source>
        <translation>较短的文字会补位。</translation>
    </message>
    <message>
        <source>Shorter text is refused, because padding could change its answers.</source>
        <translation>较短的文字不能用，因为补位可能改变模型的答案。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files of code, %1.</source>
        <comment>their size</comment>
        <translation>
            <numerusform>%Ln 个代码文件，%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It names %Ln files of its author&apos;s disk.</source>
        <translation>
            <numerusform>其中写有作者电脑上的 %Ln 个文件名。</numerusform>
        </translation>
    </message>
    <message>
        <source>The program names none.</source>
        <translation>程序没有指定设备。</translation>
    </message>
    <message>
        <source>The program names %1.</source>
        <comment>devices</comment>
        <translation>程序指定了 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Right with exactly %Ln tokens: other lengths run, but are answered wrongly.</source>
        <translation>
            <numerusform>只有正好 %Ln 个词元时答案才对：其他长度也能运行，但答案是错的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepts %1.</source>
        <comment>a length phrase</comment>
        <translation>接受：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Recorded with %Ln tokens; takes %1.</source>
        <comment>a length phrase</comment>
        <translation>
            <numerusform>录制时用了 %Ln 个词元；接受：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes %1.</source>
        <comment>a length phrase</comment>
        <translation>接受：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 places are your text; shorter text is padded</source>
        <translation>
            <numerusform>%1 个位置里有 %Ln 个是你的文字，其余是补位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>词元 %1 / %2</translation>
    </message>
    <message>
        <source>Takes several texts at once.</source>
        <translation>可以同时读几段文字。</translation>
    </message>
    <message numerus="yes">
        <source>Takes exactly %Ln texts at once.</source>
        <translation>
            <numerusform>每次正好读 %Ln 段文字。</numerusform>
        </translation>
    </message>
    <message>
        <source>Several texts at once are answered wrongly, so they run one by one.</source>
        <translation>同时读几段文字时答案会出错，所以一段一段地读。</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>文件里没有写</translation>
    </message>
    <message>
        <source>Comes out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Length of a text</source>
        <translation>句子长度</translation>
    </message>
    <message>
        <source>Several texts</source>
        <translation>多段文字</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Shared parameters</source>
        <translation>共用的参数</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Files inside</source>
        <translation>内含文件</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作工具</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a file, its size</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Length set at</source>
        <translation>长度写定于</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>step of the engine, why it is off</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the steps of the engine</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Rewritten for speed, with the file&apos;s own answers: %1.</source>
        <translation>已改写以提高速度，答案与文件的相同：%1。</translation>
    </message>
    <message>
        <source>Not: %1.</source>
        <translation>未采用：%1。</translation>
    </message>
    <message>
        <source>How it runs</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>Rewritten for speed, with weights in %2, so that its answers differ a little from the file&apos;s own: %1.</source>
        <translation>已改写以加快速度，权重以 %2 保存，因此回答与文件本身略有出入：%1。</translation>
    </message>
</context>
<context>
    <name>ModuleSentences</name>
    <message>
        <source>whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>Nothing calls this module itself; it holds others, or is not used.</source>
        <translation>没有谁直接调用这个模块：它只装着别的模块，或者没有用到。</translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Comes out</source>
        <translation>输出</translation>
    </message>
    <message numerus="yes">
        <source>Operations: %1; for %Ln tokens %2.</source>
        <translation>
            <numerusform>运算量：%1；%Ln 个词元时为 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time: %1 of a forward with %Ln tokens.</source>
        <translation>
            <numerusform>时间：占 %Ln 个词元一次前向计算的 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Called %Ln times.</source>
        <translation>
            <numerusform>被调用 %Ln 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same as %1, with weights of its own.</source>
        <translation>与 %1 相同，但有自己的权重。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>places in a program, what is there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Parameters: %1, %2.</source>
        <comment>count, bytes</comment>
        <translation>参数：%1，%2。</translation>
    </message>
</context>
<context>
    <name>OperatorHelp</name>
    <message>
        <source>Multiplies every row by a table of weights and adds a bias: where most of the work is done.</source>
        <translation>把每一行乘以一张权重表再加上偏置：大部分计算都在这里。</translation>
    </message>
    <message>
        <source>Multiplies two tables of numbers.</source>
        <translation>把两张数表相乘。</translation>
    </message>
    <message>
        <source>Multiplies many pairs of tables at once.</source>
        <translation>一次把许多对数表相乘。</translation>
    </message>
    <message>
        <source>Multiplies two tables and adds a third.</source>
        <translation>把两张表相乘，再加上第三张。</translation>
    </message>
    <message>
        <source>Multiplies many pairs of tables at once and adds another.</source>
        <translation>一次把许多对数表相乘，再加上另一张。</translation>
    </message>
    <message>
        <source>Multiplies and sums along the letters of a formula.</source>
        <translation>按公式里的字母相乘并求和。</translation>
    </message>
    <message>
        <source>Attention: every token weighs all the others and takes in what matters.</source>
        <translation>注意力：每个词元衡量其他所有词元，取其所需。</translation>
    </message>
    <message>
        <source>Turns scores into shares that add up to one.</source>
        <translation>把分数变成加起来为一的份额。</translation>
    </message>
    <message>
        <source>Turns scores into logarithms of shares.</source>
        <translation>把分数变成份额的对数。</translation>
    </message>
    <message>
        <source>Looks up a learned row for each number: words become vectors here.</source>
        <translation>按编号查出学到的一行：词在这里变成向量。</translation>
    </message>
    <message>
        <source>Evens out each row: mean zero, spread one, then a learned scale and shift.</source>
        <translation>把每一行归整为均值零、方差一，再做学到的缩放和平移。</translation>
    </message>
    <message>
        <source>Evens out the size of each row, then scales it by learned numbers.</source>
        <translation>把每一行的大小归整，再乘以学到的数。</translation>
    </message>
    <message>
        <source>A smooth switch: lets large numbers through and holds back negative ones.</source>
        <translation>平滑的开关：放过大的数，压住负的数。</translation>
    </message>
    <message>
        <source>A switch: negative numbers become zero.</source>
        <translation>开关：负数变成零。</translation>
    </message>
    <message>
        <source>A smooth switch: each number times its own sigmoid.</source>
        <translation>平滑的开关：每个数乘以自己的 sigmoid。</translation>
    </message>
    <message>
        <source>Squeezes numbers between minus one and one.</source>
        <translation>把数压到负一与一之间。</translation>
    </message>
    <message>
        <source>Squeezes numbers between zero and one.</source>
        <translation>把数压到零与一之间。</translation>
    </message>
    <message>
        <source>The error function, a part of an exact GELU.</source>
        <translation>误差函数，精确 GELU 的一部分。</translation>
    </message>
    <message>
        <source>Leaves out numbers at random while learning; does nothing in use.</source>
        <translation>学习时随机去掉一些数；使用时什么也不做。</translation>
    </message>
    <message>
        <source>Adds two tensors, number by number.</source>
        <translation>把两个张量逐个相加。</translation>
    </message>
    <message>
        <source>Adds to a tensor in place.</source>
        <translation>就地相加。</translation>
    </message>
    <message>
        <source>Subtracts, number by number.</source>
        <translation>逐个相减。</translation>
    </message>
    <message>
        <source>Subtracts from a number.</source>
        <translation>用一个数去减。</translation>
    </message>
    <message>
        <source>Multiplies two tensors, number by number.</source>
        <translation>把两个张量逐个相乘。</translation>
    </message>
    <message>
        <source>Divides, number by number.</source>
        <translation>逐个相除。</translation>
    </message>
    <message>
        <source>Divides in place.</source>
        <translation>就地相除。</translation>
    </message>
    <message>
        <source>Raises each number to a power.</source>
        <translation>把每个数乘方。</translation>
    </message>
    <message>
        <source>The square root of each number.</source>
        <translation>每个数的平方根。</translation>
    </message>
    <message>
        <source>One over the square root of each number.</source>
        <translation>每个数平方根的倒数。</translation>
    </message>
    <message>
        <source>The exponential of each number.</source>
        <translation>每个数的指数。</translation>
    </message>
    <message>
        <source>Changes the sign.</source>
        <translation>变号。</translation>
    </message>
    <message>
        <source>Drops the sign.</source>
        <translation>去掉符号。</translation>
    </message>
    <message>
        <source>The mean along a dimension.</source>
        <translation>沿某一维取平均。</translation>
    </message>
    <message>
        <source>The sum along a dimension.</source>
        <translation>沿某一维求和。</translation>
    </message>
    <message>
        <source>Running sums, for instance to number the tokens.</source>
        <translation>累计求和，例如给词元编号。</translation>
    </message>
    <message>
        <source>The largest number.</source>
        <translation>最大的数。</translation>
    </message>
    <message>
        <source>The place of the largest number.</source>
        <translation>最大的数所在的位置。</translation>
    </message>
    <message>
        <source>Reads the same numbers with other dimensions; moves nothing.</source>
        <translation>换一种维度读同样的数；不搬动任何东西。</translation>
    </message>
    <message>
        <source>Gives the numbers other dimensions.</source>
        <translation>给这些数换一种维度。</translation>
    </message>
    <message>
        <source>Swaps two dimensions.</source>
        <translation>交换两个维度。</translation>
    </message>
    <message>
        <source>Reorders the dimensions.</source>
        <translation>重排维度。</translation>
    </message>
    <message>
        <source>Lays the numbers out in order, copying them if need be.</source>
        <translation>把数按顺序排好，必要时复制。</translation>
    </message>
    <message>
        <source>Repeats along a dimension without copying.</source>
        <translation>沿某一维重复，但不复制。</translation>
    </message>
    <message>
        <source>Repeats until the shape is that of another tensor.</source>
        <translation>重复到与另一张量同样的形状。</translation>
    </message>
    <message>
        <source>Adds a dimension of size one.</source>
        <translation>增加一个大小为一的维度。</translation>
    </message>
    <message>
        <source>Drops dimensions of size one.</source>
        <translation>去掉大小为一的维度。</translation>
    </message>
    <message>
        <source>Joins dimensions into one.</source>
        <translation>把几个维度合成一个。</translation>
    </message>
    <message>
        <source>Takes a part along a dimension.</source>
        <translation>沿某一维取一段。</translation>
    </message>
    <message>
        <source>Takes one place along a dimension.</source>
        <translation>沿某一维取一个位置。</translation>
    </message>
    <message>
        <source>Takes the places that another tensor names.</source>
        <translation>取另一张量指出的位置。</translation>
    </message>
    <message>
        <source>Takes the rows that another tensor names.</source>
        <translation>取另一张量指出的行。</translation>
    </message>
    <message>
        <source>Collects numbers from the places that another tensor names.</source>
        <translation>从另一张量指出的位置收集数。</translation>
    </message>
    <message>
        <source>Joins tensors one after another.</source>
        <translation>把张量首尾相接。</translation>
    </message>
    <message>
        <source>Puts tensors on top of each other along a new dimension.</source>
        <translation>沿新的一维把张量叠起来。</translation>
    </message>
    <message>
        <source>Cuts a tensor into equal parts.</source>
        <translation>把张量切成相等的几份。</translation>
    </message>
    <message>
        <source>Cuts a tensor into parts.</source>
        <translation>把张量切成几份。</translation>
    </message>
    <message>
        <source>Changes the type of the numbers or where they are kept.</source>
        <translation>改变数的类型或存放的位置。</translation>
    </message>
    <message>
        <source>Changes the type of the numbers to that of another tensor.</source>
        <translation>把数的类型改成与另一张量相同。</translation>
    </message>
    <message>
        <source>Writes one number wherever a mask says so: padding is hidden like this.</source>
        <translation>在掩码指出的地方写入一个数：填充就是这样被遮住的。</translation>
    </message>
    <message>
        <source>Writes one number wherever a mask says so, in place.</source>
        <translation>在掩码指出的地方就地写入一个数。</translation>
    </message>
    <message>
        <source>Takes from one tensor or another, as a mask says.</source>
        <translation>按掩码从两个张量之一取数。</translation>
    </message>
    <message>
        <source>Makes the numbers 0, 1, 2, … such as positions.</source>
        <translation>生成 0、1、2……例如位置编号。</translation>
    </message>
    <message>
        <source>Makes a tensor of zeros.</source>
        <translation>生成全零的张量。</translation>
    </message>
    <message>
        <source>Makes a tensor of ones.</source>
        <translation>生成全一的张量。</translation>
    </message>
    <message>
        <source>Makes a tensor of one number.</source>
        <translation>生成全是同一个数的张量。</translation>
    </message>
    <message>
        <source>Makes zeros in the shape of another tensor.</source>
        <translation>按另一张量的形状生成零。</translation>
    </message>
    <message>
        <source>Makes ones in the shape of another tensor.</source>
        <translation>按另一张量的形状生成一。</translation>
    </message>
    <message>
        <source>Tells where two things differ.</source>
        <translation>指出两者不同的地方。</translation>
    </message>
    <message>
        <source>Tells where two things are equal.</source>
        <translation>指出两者相等的地方。</translation>
    </message>
    <message>
        <source>Tells where one number is less than another.</source>
        <translation>指出一个数小于另一个数的地方。</translation>
    </message>
    <message>
        <source>Tells where one number is greater than another.</source>
        <translation>指出一个数大于另一个数的地方。</translation>
    </message>
    <message>
        <source>Asks how large a dimension is.</source>
        <translation>询问某一维有多大。</translation>
    </message>
    <message>
        <source>Copies numbers into a tensor.</source>
        <translation>把数复制进一个张量。</translation>
    </message>
    <message>
        <source>Keeps numbers within limits.</source>
        <translation>把数限制在范围之内。</translation>
    </message>
    <message>
        <source>Slides a small window of weights along the text.</source>
        <translation>让一小窗权重沿文本滑动。</translation>
    </message>
    <message>
        <source>Takes the number out of a tensor of one.</source>
        <translation>从只有一个数的张量里取出这个数。</translation>
    </message>
</context>
<context>
    <name>PageSentences</name>
    <message>
        <source>Hide a word of a sentence, and the model guesses it from the words around it. The longer a bar, the likelier it takes that word to be.</source>
        <translation>遮住句子里的一个词，模型就根据周围的词来猜它。横条越长，模型认为这个词越有可能。</translation>
    </message>
    <message>
        <source>What the model is built from: each of its parts, what goes in and what comes out.</source>
        <translation>模型由什么组成：每一个部分，输入什么，输出什么。</translation>
    </message>
    <message>
        <source>How long the model takes for an answer, and how that grows with the length of the sentence.</source>
        <translation>模型回答要多久，以及句子变长时用时怎样增加。</translation>
    </message>
    <message>
        <source>Two sentences, or two models with the same sentence, side by side: what changes, and by how much.</source>
        <translation>两个句子，或者两个模型读同一个句子，并排比较：什么变了，变了多少。</translation>
    </message>
</context>
<context>
    <name>PartNames</name>
    <message>
        <source>weighing the other words</source>
        <translation>掂量其他词</translation>
    </message>
    <message>
        <source>gathering what was seen</source>
        <translation>汇总看到的内容</translation>
    </message>
    <message>
        <source>a score for every word</source>
        <translation>给每个词打分</translation>
    </message>
    <message>
        <source>reading the text</source>
        <translation>读懂文字</translation>
    </message>
    <message>
        <source>from words to numbers</source>
        <translation>把词变成数字</translation>
    </message>
    <message>
        <source>table of words</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>table of places</source>
        <translation>位置表</translation>
    </message>
    <message>
        <source>first or second sentence</source>
        <translation>第一句还是第二句</translation>
    </message>
    <message>
        <source>understanding the text</source>
        <translation>理解文字</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>looking at the other words</source>
        <translation>看其他的词</translation>
    </message>
    <message>
        <source>what each word looks for</source>
        <translation>每个词在找什么</translation>
    </message>
    <message>
        <source>what each word offers</source>
        <translation>每个词能提供什么</translation>
    </message>
    <message>
        <source>what each word tells</source>
        <translation>每个词说了什么</translation>
    </message>
    <message>
        <source>working on each word alone</source>
        <translation>逐个加工每个词</translation>
    </message>
    <message>
        <source>widening each word&apos;s numbers</source>
        <translation>增加每个词的数字</translation>
    </message>
    <message>
        <source>narrowing each word&apos;s numbers</source>
        <translation>减少每个词的数字</translation>
    </message>
    <message>
        <source>weighted sums</source>
        <translation>加权求和</translation>
    </message>
    <message>
        <source>evening out the numbers</source>
        <translation>让数字均匀</translation>
    </message>
    <message>
        <source>used in training only</source>
        <translation>只在训练时使用</translation>
    </message>
    <message>
        <source>strengthening or weakening numbers</source>
        <translation>增强或减弱数字</translation>
    </message>
    <message>
        <source>guessing the hidden words</source>
        <translation>猜遮住的词</translation>
    </message>
    <message>
        <source>guesses</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>preparing the guess</source>
        <translation>准备猜测</translation>
    </message>
    <message>
        <source>summing up the text</source>
        <translation>概括全文</translation>
    </message>
    <message>
        <source>layer %1</source>
        <comment>its number, from 1</comment>
        <translation>第 %1 层</translation>
    </message>
</context>
<context>
    <name>Phrase</name>
    <message>
        <source>it is not valid JSON</source>
        <translation>它不是有效的 JSON</translation>
    </message>
    <message>
        <source>reading it takes more memory than there is</source>
        <translation>内存不够，读不下它</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>没有访问权限</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>它的链接绕成了一个圈</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名字太长</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告了错误</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>命名管道</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>reading it failed</source>
        <translation>读取失败</translation>
    </message>
    <message>
        <source>a TorchScript file</source>
        <translation>TorchScript 文件</translation>
    </message>
    <message>
        <source>a file of weights saved with torch.save</source>
        <translation>用 torch.save 保存的权重文件</translation>
    </message>
    <message>
        <source>a torch.export archive (.pt2)</source>
        <translation>torch.export 归档文件（.pt2）</translation>
    </message>
    <message>
        <source>a Python pickle file</source>
        <translation>Python pickle 文件</translation>
    </message>
    <message>
        <source>a zip archive without a model</source>
        <translation>没有模型的 zip 压缩包</translation>
    </message>
    <message>
        <source>a safetensors file (weights without a program)</source>
        <translation>safetensors 文件（只有权重，没有程序）</translation>
    </message>
    <message>
        <source>an ONNX file</source>
        <translation>ONNX 文件</translation>
    </message>
    <message>
        <source>a GGUF file</source>
        <translation>GGUF 文件</translation>
    </message>
    <message>
        <source>a PyTorch Mobile file (flatbuffer)</source>
        <translation>PyTorch Mobile 文件（flatbuffer）</translation>
    </message>
    <message>
        <source>a web page, so the download went wrong</source>
        <translation>一个网页，说明下载出了错</translation>
    </message>
    <message>
        <source>a Git LFS pointer to a file not yet downloaded</source>
        <translation>Git LFS 指针，真正的文件还没有下载</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>a file of unknown kind</source>
        <translation>不认识的文件类型</translation>
    </message>
    <message>
        <source>it holds parts outside the model&apos;s folder</source>
        <translation>有些部分不在模型的文件夹里</translation>
    </message>
    <message>
        <source>its part &apos;data.pkl&apos; is missing</source>
        <translation>缺少“data.pkl”这一部分</translation>
    </message>
    <message>
        <source>the end of the archive is missing</source>
        <translation>压缩包缺了结尾</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>inside the model</source>
        <translation>模型内自带</translation>
    </message>
    <message>
        <source>the archive&apos;s directory contradicts its records</source>
        <translation>压缩包的目录和内容对不上</translation>
    </message>
    <message>
        <source>two parts have one name</source>
        <translation>有两个部分同名</translation>
    </message>
    <message>
        <source>a checksum is wrong</source>
        <translation>有一个校验和不对</translation>
    </message>
    <message>
        <source>a part cannot be unpacked</source>
        <translation>有一个部分无法解压</translation>
    </message>
    <message>
        <source>a part is encrypted</source>
        <translation>有一个部分加了密</translation>
    </message>
    <message>
        <source>a part is compressed in an unusual way</source>
        <translation>有一个部分的压缩方式不常见</translation>
    </message>
    <message>
        <source>its archive cannot be read</source>
        <translation>压缩包无法读取</translation>
    </message>
    <message>
        <source>a part has no usable name</source>
        <translation>有一个部分的名字不能用</translation>
    </message>
    <message>
        <source>the two sizes of a part disagree</source>
        <translation>有一个部分的两处大小不一致</translation>
    </message>
    <message>
        <source>a part unpacks to more than a model can need</source>
        <translation>有一个部分解压后大得不像模型</translation>
    </message>
    <message>
        <source>the archive&apos;s directory is broken</source>
        <translation>压缩包的目录已损坏</translation>
    </message>
    <message>
        <source>a part ends too early</source>
        <translation>有一个部分提前结束</translation>
    </message>
    <message>
        <source>a part is longer than it says</source>
        <translation>有一个部分比它标明的长</translation>
    </message>
    <message>
        <source>it lists more parts than a model can have</source>
        <translation>列出的部分多得不像模型</translation>
    </message>
    <message>
        <source>its parts are larger than the whole</source>
        <translation>各部分加起来比整个文件还大</translation>
    </message>
    <message>
        <source>what the cut has left of this text</source>
        <translation>这段文字截短后留下的部分</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>这段文字</translation>
    </message>
    <message>
        <source>other than tensor</source>
        <translation>非张量</translation>
    </message>
    <message>
        <source>its template has token ids that its vocabulary does not have</source>
        <translation>它的模板里有词表中没有的词元编号</translation>
    </message>
    <message>
        <source>its merges.txt is not UTF-8</source>
        <translation>它的 merges.txt 不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>its vocab.txt is too large</source>
        <translation>它的 vocab.txt 太大</translation>
    </message>
    <message>
        <source>its vocab.txt is not of a BERT model: [UNK], [CLS] or [SEP] is missing</source>
        <translation>它的 vocab.txt 不是 BERT 模型的：缺少 [UNK]、[CLS] 或 [SEP]</translation>
    </message>
    <message>
        <source>its debug records have an unknown form</source>
        <translation>它的调试记录格式未知</translation>
    </message>
    <message>
        <source>its recorded values are written in an unusual way</source>
        <translation>其中记录的值写法不常见</translation>
    </message>
    <message>
        <source>its recorded values end too early</source>
        <translation>其中记录的值提前结束</translation>
    </message>
    <message>
        <source>its recorded values are more than a model can have</source>
        <translation>其中记录的值多于一个模型可能有的数量</translation>
    </message>
    <message>
        <source>its recorded values are nested too deeply</source>
        <translation>其中记录的值嵌套过深</translation>
    </message>
    <message>
        <source>its program is longer than a model&apos;s can be</source>
        <translation>它的程序比模型可能有的还长</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>该文件已存在</translation>
    </message>
    <message>
        <source>its folder is not there</source>
        <translation>它的文件夹不存在</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk takes no file so large</source>
        <translation>磁盘不支持这么大的文件</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>one of its inputs is a number that its tables do not have</source>
        <translation>它的某个输入含有查找表中没有的编号</translation>
    </message>
    <message>
        <source>it has no layers for that</source>
        <translation>模型中没有适用的层</translation>
    </message>
    <message>
        <source>its answers would be others</source>
        <translation>回答会与原来不同</translation>
    </message>
    <message>
        <source>its program cannot be rewritten</source>
        <translation>它的程序无法改写</translation>
    </message>
    <message>
        <source>this computer&apos;s LibTorch lacks oneDNN</source>
        <translation>这台计算机的 LibTorch 没有 oneDNN</translation>
    </message>
    <message>
        <source>this processor has neither AVX512-BF16 nor AMX</source>
        <translation>这个处理器既没有 AVX512-BF16 也没有 AMX</translation>
    </message>
    <message>
        <source>sentence A</source>
        <translation>句子 A</translation>
    </message>
    <message>
        <source>sentence B</source>
        <translation>句子 B</translation>
    </message>
    <message>
        <source>a bracket is inside another</source>
        <translation>一个方括号在另一个里面</translation>
    </message>
    <message>
        <source>a bracket is not closed</source>
        <translation>有一个方括号没有关上</translation>
    </message>
    <message>
        <source>one bracket has both | and /</source>
        <translation>同一个方括号里既有 | 又有 /</translation>
    </message>
    <message>
        <source>words compete at two places</source>
        <translation>有两处都在让词互相比较</translation>
    </message>
    <message>
        <source>a competing word is empty</source>
        <translation>互相比较的词里有一个是空的</translation>
    </message>
    <message>
        <source>this template</source>
        <translation>这个模板</translation>
    </message>
    <message>
        <source>the number {number} is written down here</source>
        <translation>这里写死了数字 {number}</translation>
    </message>
    <message>
        <source>a recorded table of size {number} is read here</source>
        <translation>这里读取一张录制下来的、大小为 {number} 的表</translation>
    </message>
    <message>
        <source>other lengths run, but are answered otherwise</source>
        <translation>其他长度也能运行，但答案不一样</translation>
    </message>
    <message>
        <source>two texts together are answered otherwise than each alone</source>
        <translation>两段文字一起读时，答案与各自单独读时不同</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>en</source>
        <comment>name of the language</comment>
        <extracomment>the language of these texts, as HTML names it: zh-CN</extracomment>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>{count} token</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>takes any length up to {most}</source>
        <translation>接受任意长度，最多 {most}</translation>
    </message>
    <message>
        <source>takes any length</source>
        <translation>接受任意长度</translation>
    </message>
    <message>
        <source>takes {least} to {most}</source>
        <translation>接受 {least} 到 {most}</translation>
    </message>
    <message>
        <source>takes exactly {most}</source>
        <translation>只接受正好 {most}</translation>
    </message>
    <message>
        <source>is right at exactly {most}: other lengths run, but their answers cannot be trusted</source>
        <translation>只有正好 {most}时才对：其他长度也能运行，但答案不可信</translation>
    </message>
    <message>
        <source>recorded with {tokens}; {range}</source>
        <translation>录制时用了 {tokens}；{range}</translation>
    </message>
    <message>
        <source>shorter text is padded</source>
        <translation>较短的文字会补位</translation>
    </message>
    <message>
        <source>shorter text is refused: padding could change its answers</source>
        <translation>较短的文字不能用：补位可能改变模型的答案</translation>
    </message>
    <message>
        <source>takes several texts at once</source>
        <translation>可以同时读几段文字</translation>
    </message>
    <message>
        <source>takes one text at a time</source>
        <translation>一次只能读一段文字</translation>
    </message>
    <message>
        <source>several texts at once are answered wrongly: they run one by one</source>
        <translation>同时读几段文字会答错，所以一段一段地读</translation>
    </message>
    <message>
        <source>{place}, in {module}</source>
        <translation>{place}，位于 {module}</translation>
    </message>
    <message>
        <source>{place}: {message}</source>
        <translation>{place}：{message}</translation>
    </message>
    <message>
        <source>{text} ({operator})</source>
        <translation>{text}（{operator}）</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Made by Maskscope.</source>
        <translation>由 Maskscope 生成。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>{count}, {size}</source>
        <translation>{count} 个，{size}</translation>
    </message>
    <message>
        <source>Operations for L tokens</source>
        <translation>读 L 个词元的运算量</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Shorter text</source>
        <translation>较短的文字</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>几段文字</translation>
    </message>
    <message>
        <source>{container}, names words of a vocabulary of {count}</source>
        <translation>{container}，能说出词：词表有 {count} 个词</translation>
    </message>
    <message>
        <source>{container}, no word output</source>
        <translation>{container}，不给出词</translation>
    </message>
    <message>
        <source>tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>tuple</source>
        <translation>元组</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>dict</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>Warnings and notes</source>
        <translation>警告和说明</translation>
    </message>
    <message>
        <source>What pins lengths and batches down</source>
        <translation>长度和批大小固定在哪里</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Recorded with</source>
        <translation>录制时的形状</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>one weight, several names: {names} ({size})</source>
        <translation>一份权重，几个名字：{names}（{size}）</translation>
    </message>
    <message>
        <source>stored several times: {names} ({size})</source>
        <translation>重复存储：{names}（{size}）</translation>
    </message>
    <message>
        <source>Shared weights</source>
        <translation>共用的权重</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Places in the program</source>
        <translation>程序中的处数</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>写入者</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Names devices</source>
        <translation>写明的设备</translation>
    </message>
    <message>
        <source>Inside it</source>
        <translation>内含文件</translation>
    </message>
    <message>
        <source>Names files of its author&apos;s disk</source>
        <translation>写有作者电脑上的文件名</translation>
    </message>
    <message>
        <source>Read with LibTorch</source>
        <translation>读取用的 LibTorch</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件本身</translation>
    </message>
    <message>
        <source>{count} files, {size}</source>
        <translation>{count} 个文件，{size}</translation>
    </message>
    <message>
        <source>same as {name}</source>
        <translation>与 {name} 相同</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>给出</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算量</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>(whole model)</source>
        <translation>（整个模型）</translation>
    </message>
    <message>
        <source>never called</source>
        <translation>从未调用</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>L is the number of tokens of a text. Sizes {length}, {batch}, are {weights}, or are {recording}. Operations are 2 × multiply-adds of matrix products and convolutions.</source>
        <translation>L 是一段文字的词元数。每个尺寸或者{length}，或者{batch}，或者{weights}，或者{recording}。运算量是矩阵乘法和卷积中乘加次数的 2 倍。</translation>
    </message>
    <message>
        <source>follow the length</source>
        <translation>随长度变化</translation>
    </message>
    <message>
        <source>follow the number of texts</source>
        <translation>随文字段数变化</translation>
    </message>
    <message>
        <source>fixed by the weights</source>
        <translation>由权重固定</translation>
    </message>
    <message>
        <source>fixed by the recording</source>
        <translation>被录制固定</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零的个数</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>{count} more are not shown.</source>
        <translation>另有 {count} 个没有列出。</translation>
    </message>
</context>
<context>
    <name>ShapeText</name>
    <message>
        <source>follows the length of the text</source>
        <translation>随句子长度变化</translation>
    </message>
    <message>
        <source>follows the number of texts</source>
        <translation>随句子数量变化</translation>
    </message>
    <message>
        <source>pinned down by the recording</source>
        <translation>被录制时固定</translation>
    </message>
    <message>
        <source>fixed by the model&apos;s weights</source>
        <translation>由模型的权重决定</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>The same text gets a different answer each time: the model was recorded in training mode, with dropout on. Call eval() on it and export it again.</source>
        <translation>同一文本每次得到的答案不同：该模型是在训练模式下记录的，dropout 仍在起作用。请先对模型调用 eval()，然后重新导出。</translation>
    </message>
    <message>
        <source>This file was recorded with {length} tokens. It also runs with other lengths, but what it answers there cannot be trusted, so only text of exactly {length} tokens is answered.</source>
        <translation>该文件是用 {length} 个词元记录的。它在其他长度下也能运行，但那里的答案不可信，因此只回答正好 {length} 个词元的文本。</translation>
    </message>
    <message>
        <source>The program names the device {devices}, but Maskscope calculates on the CPU, so it may stop. Export the model on the CPU.</source>
        <translation>程序指定了设备 {devices}，但 Maskscope 用 CPU 计算，因此程序可能会停止。请在 CPU 上导出模型。</translation>
    </message>
    <message>
        <source>The file&apos;s records tell of {recorded}, its program of {found}. Maskscope goes by the program.</source>
        <translation>文件的记录说的是 {recorded}，程序说的是 {found}。Maskscope 以程序为准。</translation>
    </message>
    <message>
        <source>The names of this file&apos;s inputs do not tell what they are. Found by trying: {inputs}.</source>
        <translation>该文件的输入名称看不出各自的含义。通过试运行得出：{inputs}。</translation>
    </message>
    <message>
        <source>The input {inputs} could be anything: its name does not tell, and trying told nothing. It is filled with zeros, so answers may be wrong.</source>
        <translation>输入 {inputs} 的含义未知：名称看不出来，试运行也没有结果。已用零填充，答案可能不正确。</translation>
    </message>
    <message>
        <source>The second input is the attention mask; sentence types cannot be given. A script that passes segments second, as Hugging Face&apos;s old TorchScript page does (with 14 tokens; this file was recorded with {length}), hides the first sentence. Maskscope passes a mask.</source>
        <translation>第二个输入是注意力掩码，无法传入句子类型。如果脚本像 Hugging Face 的 TorchScript 旧页面那样把句段编号作为第二个参数（该页面用 14 个词元；本文件以 {length} 个词元记录），第一句就会被遮住。Maskscope 传入的是真正的掩码。</translation>
    </message>
    <message>
        <source>This file runs code of its own already while it is opened ({classes}: __setstate__). Open it only if you trust whoever made it.</source>
        <translation>这个文件在打开时就已运行它自己的代码（{classes}：__setstate__）。只有信任其作者时才应打开它。</translation>
    </message>
    <message>
        <source>Every word is about as likely as any other: the word head looks as if it had never been trained. Export a model whose weights hold a trained head.</source>
        <translation>每个词的可能性几乎相同：词预测头看起来从未训练过。请导出权重中带有已训练预测头的模型。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Shows what a traced masked language model does.</source>
        <translation>看清一个录制好的掩码语言模型在做什么。</translation>
    </message>
    <message>
        <source>Print this and leave.</source>
        <translation>显示这段说明后退出。</translation>
    </message>
    <message>
        <source>Print the versions and leave.</source>
        <translation>显示版本信息后退出。</translation>
    </message>
    <message>
        <source>Open the window, type a sentence, wait for the answer, save a picture and leave.</source>
        <translation>打开窗口，输入一句话，等到回答，保存图片后退出。</translation>
    </message>
    <message>
        <source>Where the self-test saves its picture.</source>
        <translation>自检把图片保存在哪里。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Name one file at most. See &apos;maskscope --help&apos;.</source>
        <translation>最多写一个文件。用法见“maskscope --help”。</translation>
    </message>
    <message>
        <source>A TorchScript model (.pt) or a saved session (.maskscope); without one, the demo model.</source>
        <translation>TorchScript 模型（.pt）或保存的会话（.maskscope）；不给就用示范模型。</translation>
    </message>
</context>
<context>
    <name>maskscope::AboutDialog</name>
    <message>
        <source>About Maskscope</source>
        <translation>关于 Maskscope</translation>
    </message>
    <message>
        <source>Shows what a traced masked language model does.
Free software under the GNU General Public License, version 3.</source>
        <translation>看清一个录制好的掩码语言模型在做什么。
自由软件，采用 GNU 通用公共许可证第 3 版。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>maskscope::ChartAxes</name>
    <message>
        <source>tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>length of the text</source>
        <translation>文字的长度</translation>
    </message>
</context>
<context>
    <name>maskscope::ChartView</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrow keys move, 0 shows all.</source>
        <translation>按 + 和 - 缩放，方向键移动，0 显示全部。</translation>
    </message>
</context>
<context>
    <name>maskscope::CodeBox</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>maskscope::CodeView</name>
    <message>
        <source>TorchScript code of the module</source>
        <translation>模块的 TorchScript 代码</translation>
    </message>
    <message>
        <source>Nothing calls this module, so it has no code of its own.</source>
        <translation>没有谁调用这个模块，所以它没有自己的代码。</translation>
    </message>
</context>
<context>
    <name>maskscope::ComparePage</name>
    <message>
        <source>What to compare</source>
        <translation>比较什么</translation>
    </message>
    <message>
        <source>Two sentences</source>
        <translation>两个句子</translation>
    </message>
    <message>
        <source>Two models</source>
        <translation>两个模型</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>词语比赛</translation>
    </message>
</context>
<context>
    <name>maskscope::ComparisonModel</name>
    <message>
        <source>This model has no such word.</source>
        <translation>这个模型没有这个词。</translation>
    </message>
    <message>
        <source>A word of several pieces in this model: the chance of the first, times that of the next after it, and so on. It has no place of its own in the list.</source>
        <translation>在这个模型里，这个词由几个部分组成：第一部分的可能性乘以其后下一部分的可能性，依此类推。它在排名里没有自己的位置。</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>The best guesses of both</source>
        <translation>两边最好的猜测</translation>
    </message>
    <message>
        <source>How sure the model is of the word, of 100 %</source>
        <translation>模型对这个词有多大把握（满分 100 %）</translation>
    </message>
    <message>
        <source>1: the best guess of all the words the model knows</source>
        <translation>1：在模型认识的所有词里最好的猜测</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>A, name of a model</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>place in A</source>
        <translation>A 中名次</translation>
    </message>
    <message>
        <source>place in B</source>
        <translation>B 中名次</translation>
    </message>
    <message>
        <source>From A to B, in points: from 20 % to 50 % are +30</source>
        <translation>从 A 到 B 变化了多少个百分点：从 20 % 到 50 % 是 +30</translation>
    </message>
    <message>
        <source>× 2: twice as likely in B; ÷ 2: half as likely</source>
        <translation>× 2：在 B 里可能性是两倍；÷ 2：只有一半</translation>
    </message>
</context>
<context>
    <name>maskscope::ComparisonView</name>
    <message>
        <source>Hidden word</source>
        <translation>遮住的词</translation>
    </message>
    <message>
        <source>Words and how sure both are of them</source>
        <translation>各个词，以及两边对它们的把握</translation>
    </message>
    <message>
        <source>hidden word %1</source>
        <translation>遮住的词 %1</translation>
    </message>
</context>
<context>
    <name>maskscope::ContestModel</name>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>word, percentage</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between guesses</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>The model has no such word.</source>
        <translation>模型没有这个词。</translation>
    </message>
    <message>
        <source>A word of several pieces: the chance of the first, times that of the next after it, and so on.</source>
        <translation>由几个部分组成的词：第一部分的可能性乘以其后下一部分的可能性，依此类推。</translation>
    </message>
    <message>
        <source>Number %1 of all guesses</source>
        <translation>在所有猜测里排第 %1</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>choice %1</source>
        <translation>选项 %1</translation>
    </message>
    <message>
        <source>best guesses</source>
        <translation>最好的猜测</translation>
    </message>
    <message>
        <source>who leads</source>
        <translation>谁领先</translation>
    </message>
</context>
<context>
    <name>maskscope::ContestTab</name>
    <message>
        <source>Template of the contest</source>
        <translation>比赛的模板</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Ask the model (Enter)</source>
        <translation>问模型（Enter）</translation>
    </message>
    <message>
        <source>The sentences and how sure the model is of each word</source>
        <translation>各个句子，以及模型对每个词的把握</translation>
    </message>
    <message>
        <source>A model repeats what stands in the texts it learned from, prejudices included. It does not tell what is so.</source>
        <translation>模型重复的是它学过的文字里写的东西，连偏见也在内；它说的并不是事实。</translation>
    </message>
    <message>
        <source>Write a sentence with brackets. Words between / compete at one place: [he/she]. Words between | give a sentence each: [nurse|doctor]. Instead of words that compete you may write ___ and see the best guesses.</source>
        <translation>写一个带方括号的句子。用 / 隔开的词在同一个位置上比赛：[he/she]。用 | 隔开的词各成一句：[nurse|doctor]。也可以不写比赛的词，而写 ___，看看最好的猜测。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentences</source>
        <translation>
            <numerusform>%Ln 个句子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking %Ln sentences…</source>
        <translation>
            <numerusform>正在问 %Ln 个句子…</numerusform>
        </translation>
    </message>
    <message>
        <source>See which of a few words fits best, in many sentences at once.</source>
        <translation>看看几个词里哪一个最合适，一次比较许多句子。</translation>
    </message>
</context>
<context>
    <name>maskscope::DiagramOverview</name>
    <message>
        <source>Overview of the diagram</source>
        <translation>框图全貌</translation>
    </message>
    <message>
        <source>The whole diagram. Click or drag to go somewhere else.</source>
        <translation>整张框图。点击或拖动可前往别处。</translation>
    </message>
</context>
<context>
    <name>maskscope::DiagramView</name>
    <message>
        <source>Diagram of the model</source>
        <translation>模型框图</translation>
    </message>
    <message>
        <source>Arrow keys walk from block to block, Enter opens and folds one.</source>
        <translation>用方向键在方块之间移动，按回车键展开或折叠。</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Unfold everything inside</source>
        <translation>展开其中全部内容</translation>
    </message>
    <message>
        <source>Fold the frame around</source>
        <translation>折叠外层方框</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原始大小</translation>
    </message>
</context>
<context>
    <name>maskscope::ErrorBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
    <message>
        <source>How to make a file that can</source>
        <translation>怎样做一个可用的文件</translation>
    </message>
</context>
<context>
    <name>maskscope::ExplanationText</name>
    <message>
        <source>Without “%1” the guess falls from %2 to %3.</source>
        <translation>没有“%1”，这个猜测会从 %2 降到 %3。</translation>
    </message>
    <message>
        <source>Without “%1” the guess rises from %2 to %3.</source>
        <translation>没有“%1”，这个猜测会从 %2 升到 %3。</translation>
    </message>
    <message>
        <source>%1st</source>
        <comment>place in a ranking</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1nd</source>
        <comment>place in a ranking</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1rd</source>
        <comment>place in a ranking</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1th</source>
        <comment>place in a ranking</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>Its place among all the words the model knows.</source>
        <translation>它在模型认识的所有词里的名次。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pieces</source>
        <translation>
            <numerusform>%Ln 个词片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model knows this word in %Ln pieces (%1). They are filled in one after another and their chances multiplied (chain rule).</source>
        <translation>
            <numerusform>在模型那里这个词由 %Ln 个词片组成（%1）。依次填入各片，把它们的概率相乘（链式法则）。</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不认识</translation>
    </message>
    <message>
        <source>The model has no way to write this word.</source>
        <translation>模型写不出这个词。</translation>
    </message>
    <message>
        <source>Ranked by the mean chance of a piece (%1), so that longer answers do not lose for their length alone.</source>
        <translation>按每个词片的平均概率（%1）排名，这样较长的答案不会只因为长而吃亏。</translation>
    </message>
    <message>
        <source>The model would have said “%1” here with %2.</source>
        <translation>在这里，模型说出“%1”的概率是 %2。</translation>
    </message>
    <message>
        <source>What the guess “%1” (%2) rests on</source>
        <translation>猜测“%1”（%2）的依据</translation>
    </message>
    <message>
        <source>How unexpected each word is. The whole: %1 (closer to 0 is less surprising)</source>
        <translation>每个词有多出乎意料。整句：%1（越接近 0 越不意外）</translation>
    </message>
</context>
<context>
    <name>maskscope::ExportDialog</name>
    <message>
        <source>Make a model file</source>
        <translation>制作模型文件</translation>
    </message>
    <message>
        <source>For this file: %1</source>
        <translation>对这个文件：%1</translation>
    </message>
    <message>
        <source>•  %1</source>
        <comment>a line of a list</comment>
        <translation>•  %1</translation>
    </message>
    <message>
        <source>It is well made: a new export could do nothing better.</source>
        <translation>它做得很好：重新导出也不会更好。</translation>
    </message>
    <message>
        <source>The steps below make a file without these faults.</source>
        <translation>按下面的步骤做出的文件没有这些问题。</translation>
    </message>
    <message>
        <source>1.  Install what the script needs</source>
        <translation>1.  安装脚本需要的软件包</translation>
    </message>
    <message>
        <source>install</source>
        <translation>安装命令</translation>
    </message>
    <message>
        <source>2.  Run the script</source>
        <translation>2.  运行脚本</translation>
    </message>
    <message>
        <source>In place of MODEL write a folder that save_pretrained() wrote, or a model&apos;s name on the Hugging Face hub. The script puts the tokenizer into the file and compares the file&apos;s answers with the model&apos;s.</source>
        <translation>把 MODEL 换成 save_pretrained() 写出的文件夹，或者 Hugging Face 上的模型名。脚本会把分词器放进文件，并核对文件的答案和原模型是否一致。</translation>
    </message>
    <message>
        <source>command</source>
        <translation>运行命令</translation>
    </message>
    <message>
        <source>3.  Open model.pt here</source>
        <translation>3.  在这里打开 model.pt</translation>
    </message>
    <message>
        <source>It takes texts of any length. Where a model cannot do that, the script says so; then add --fixed-length 128.</source>
        <translation>它接受任意长度的文字。如果某个模型做不到，脚本会说明；那时请加上 --fixed-length 128。</translation>
    </message>
    <message>
        <source>Or in Python, without the script</source>
        <translation>或者不用脚本，直接写 Python</translation>
    </message>
    <message>
        <source>Python program</source>
        <translation>Python 程序</translation>
    </message>
    <message>
        <source>Save a copy of the script…</source>
        <translation>另存脚本…</translation>
    </message>
    <message>
        <source>A copy of the script was saved; the command runs it.</source>
        <translation>脚本已另存；上面的命令运行的就是它。</translation>
    </message>
</context>
<context>
    <name>maskscope::FileChooser</name>
    <message>
        <source>Save a copy of the script</source>
        <translation>另存脚本</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>Python 程序 (*.py)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Open a model or a session</source>
        <translation>打开模型或会话</translation>
    </message>
    <message>
        <source>Models and sessions (*.pt *.pth *.ts *.maskscope);;All files (*)</source>
        <translation>模型和会话 (*.pt *.pth *.ts *.maskscope);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions (*.maskscope)</source>
        <translation>会话 (*.maskscope)</translation>
    </message>
</context>
<context>
    <name>maskscope::FileFacts</name>
    <message>
        <source>Use what was found</source>
        <translation>用自动识别的结果</translation>
    </message>
    <message>
        <source>Forget what you chose for these inputs and load the model again.</source>
        <translation>忘掉你为这些输入选择的用途，并重新载入模型。</translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Comes out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Length of a text</source>
        <translation>句子长度</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Shared parameters</source>
        <translation>共用的参数</translation>
    </message>
    <message>
        <source>Files inside</source>
        <translation>内含文件</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作工具</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a file, its size</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>maskscope::FillPage</name>
    <message>
        <source>How many guesses are shown</source>
        <translation>显示多少个猜测</translation>
    </message>
    <message>
        <source>Hide a word</source>
        <translation>遮住一个词</translation>
    </message>
    <message>
        <source>Hides the word at the cursor, or what is selected (Ctrl+M)</source>
        <translation>遮住光标处的词或选中的文字 (Ctrl+M)</translation>
    </message>
    <message>
        <source>&amp;Guesses:</source>
        <translation>猜测数(&amp;G)：</translation>
    </message>
    <message>
        <source>Show &amp;tokens</source>
        <translation>显示词元(&amp;T)</translation>
    </message>
    <message>
        <source>Show tokens</source>
        <translation>显示词元</translation>
    </message>
    <message>
        <source>Shows the pieces of words that the model reads, with their numbers (Ctrl+T)</source>
        <translation>显示模型读到的词片段和它们的编号（Ctrl+T）</translation>
    </message>
    <message>
        <source>The first %1 tokens are shown.</source>
        <translation>只显示前 %1 个词元。</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %Ln pieces are unknown to the model.</source>
        <translation>
            <numerusform>⚠ 有 %Ln 处是模型不认识的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln letters are read as others.</source>
        <translation>
            <numerusform>≈ 有 %Ln 个字符被读成了别的字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a second sentence</source>
        <translation>添加第二个句子</translation>
    </message>
    <message>
        <source>Remove the second sentence</source>
        <translation>去掉第二个句子</translation>
    </message>
    <message>
        <source>A second line for a sentence that the model reads together with the first, such as an answer to it (Ctrl+Shift+T)</source>
        <translation>再加一行，写一个和第一句一起读的句子，比如对它的回答（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>This model&apos;s tokenizer has no form for two sentences.</source>
        <translation>这个模型的分词器没有两个句子的形式。</translation>
    </message>
    <message>
        <source>S&amp;econd sentence</source>
        <translation>第二个句子(&amp;E)</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is %Ln pieces for this model, and it guesses one: Longer answers tries up to three.</source>
        <translation>
            <numerusform>对这个模型来说，“%1”由 %Ln 个片段组成，而它只猜一个片段：“更长的答案”最多尝试三个。</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ The model cannot read everything that stands here.</source>
        <translation>⚠ 这里有些内容模型读不懂。</translation>
    </message>
    <message>
        <source>“%1” is a word that this model cannot guess as a whole.</source>
        <translation>“%1”这个词，这个模型没法一次猜出来。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>This sentence beside another one, or with another model (Ctrl+4)</source>
        <translation>把这个句子和另一个句子放在一起，或换一个模型来读（Ctrl+4）</translation>
    </message>
    <message>
        <source>Copy this &amp;list</source>
        <translation>复制这个列表(&amp;L)</translation>
    </message>
    <message>
        <source>The model guesses the words that you hide: click a word to hide it, click it again to bring it back, or type ___ .</source>
        <translation>模型来猜你遮住的词：点一下词语就把它遮住，再点一下就恢复，也可以输入“___”。</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>例句(&amp;X)</translation>
    </message>
</context>
<context>
    <name>maskscope::FlowView</name>
    <message>
        <source>The way of your sentence through the model</source>
        <translation>你的句子在模型中的路径</translation>
    </message>
</context>
<context>
    <name>maskscope::GuessCopies</name>
    <message>
        <source>Hidden word %1</source>
        <translation>遮住的词 %1</translation>
    </message>
    <message>
        <source>Copy guesses as &amp;text</source>
        <translation>把猜测复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy guesses as &amp;CSV</source>
        <translation>把猜测复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy guesses as &amp;JSON</source>
        <translation>把猜测复制为 JSON(&amp;J)</translation>
    </message>
</context>
<context>
    <name>maskscope::GuessFirst</name>
    <message>
        <source>&amp;Guess first</source>
        <translation>先猜(&amp;G)</translation>
    </message>
    <message>
        <source>Guess first</source>
        <translation>先猜</translation>
    </message>
    <message>
        <source>Covers the model&apos;s guesses until you have made your own (Ctrl+G)</source>
        <translation>先盖住模型的猜测，等你自己猜过再看 (Ctrl+G)</translation>
    </message>
    <message>
        <source>What would &amp;you say?</source>
        <translation>你会填什么(&amp;Y)？</translation>
    </message>
    <message>
        <source>Your guess for the hidden word</source>
        <translation>你对遮住的词的猜测</translation>
    </message>
    <message>
        <source>your guess</source>
        <translation>你的猜测</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>揭晓</translation>
    </message>
    <message>
        <source>Shows what the model guesses</source>
        <translation>显示模型的猜测</translation>
    </message>
</context>
<context>
    <name>maskscope::HelpBrowser</name>
    <message>
        <source>Text of the help</source>
        <translation>帮助正文</translation>
    </message>
</context>
<context>
    <name>maskscope::HelpText</name>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意思</translation>
    </message>
</context>
<context>
    <name>maskscope::HelpWindow</name>
    <message>
        <source>Help – Maskscope</source>
        <translation>帮助 – Maskscope</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索（Ctrl+F）</translation>
    </message>
    <message>
        <source>Contents of the help</source>
        <translation>帮助目录</translation>
    </message>
</context>
<context>
    <name>maskscope::HiddenNote</name>
    <message numerus="yes">
        <source>%Ln pieces of words</source>
        <translation>
            <numerusform>%Ln 个词的片段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln punctuation marks</source>
        <translation>
            <numerusform>%Ln 个标点符号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signs that only the model uses</source>
        <translation>
            <numerusform>%Ln 个模型专用的记号</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1 (%2)</source>
        <translation>没有列出：%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Not every guess is a whole word.</source>
        <translation>有的猜测不是整词。</translation>
    </message>
    <message>
        <source>They are likelier than the last word of the list. The places and the percentages count them all the same.</source>
        <translation>它们的可能性高于列表中的最后一个词。名次和百分比仍把它们计算在内。</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>不列出</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>列出来</translation>
    </message>
    <message>
        <source>List whole words only</source>
        <translation>只列出整词</translation>
    </message>
    <message>
        <source>List pieces of words and marks as well</source>
        <translation>也列出词的片段和符号</translation>
    </message>
</context>
<context>
    <name>maskscope::Histogram</name>
    <message>
        <source>Spread of the numbers</source>
        <translation>数值的分布</translation>
    </message>
    <message>
        <source>From %1 to %2, on average %3 with a spread of %4.</source>
        <translation>从 %1 到 %2，平均 %3，标准差 %4。</translation>
    </message>
    <message>
        <source>In tenths of this range, from low to high: %1.</source>
        <translation>把这个范围分成十段，从低到高各占：%1。</translation>
    </message>
</context>
<context>
    <name>maskscope::InputModel</name>
    <message>
        <source>the words, as numbers</source>
        <translation>用数字表示的词</translation>
    </message>
    <message>
        <source>which places to read</source>
        <translation>要读哪些位置</translation>
    </message>
    <message>
        <source>first or second text</source>
        <translation>第一段还是第二段文字</translation>
    </message>
    <message>
        <source>the order of the words</source>
        <translation>词的先后次序</translation>
    </message>
    <message>
        <source>not known; left out</source>
        <translation>不认识，不填</translation>
    </message>
    <message>
        <source>filled so that it changes nothing</source>
        <translation>填入不起作用的值</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>没有录下</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制形状</translation>
    </message>
    <message>
        <source>not known; filled with zeros</source>
        <translation>未知；以零填充</translation>
    </message>
    <message>
        <source>your choice; found was: %1</source>
        <translation>你的选择；自动得出的是：%1</translation>
    </message>
    <message>
        <source>found by trying</source>
        <translation>通过试运行得出</translation>
    </message>
    <message>
        <source>%1, recorded: %2</source>
        <comment>kind of numbers, shape</comment>
        <translation>%1，录制形状 %2</translation>
    </message>
    <message>
        <source>%1, not recorded</source>
        <comment>kind of numbers</comment>
        <translation>%1，没有录下形状</translation>
    </message>
</context>
<context>
    <name>maskscope::InputTable</name>
    <message>
        <source>Inputs of the model</source>
        <translation>模型的输入</translation>
    </message>
</context>
<context>
    <name>maskscope::InspectionBar</name>
    <message>
        <source>How much of the model has been looked at</source>
        <translation>模型已查看了多少</translation>
    </message>
    <message>
        <source>Running the model to see its shapes…</source>
        <translation>正在运行模型以查看各处的形状……</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The model was not run, so its shapes are not known.</source>
        <translation>模型没有运行，所以还不知道各处的形状。</translation>
    </message>
    <message>
        <source>See its shapes</source>
        <translation>查看形状</translation>
    </message>
</context>
<context>
    <name>maskscope::KeyHint</name>
    <message>
        <source>→ next example  ·  ← back  ·  Space covers and reveals  ·  click a word to hide it  ·  Esc ends</source>
        <translation>→ 下一个例句  ·  ← 上一个  ·  空格 盖住或揭晓  ·  点击一个词把它遮住  ·  Esc 结束</translation>
    </message>
</context>
<context>
    <name>maskscope::LatencyChart</name>
    <message>
        <source>%1: %2 ms</source>
        <comment>what was measured, time</comment>
        <translation>%1：%2 毫秒</translation>
    </message>
    <message>
        <source>%1 tokens: median %2 ms
half of the runs: %3 to %4 ms
first run: %5 ms</source>
        <translation>%1 个词元：中位数 %2 毫秒
一半的运行：%3 到 %4 毫秒
首次运行：%5 毫秒</translation>
    </message>
    <message>
        <source>%1 operations, %2 GFLOP/s</source>
        <translation>%1 次运算，每秒 %2 十亿次</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1: %2 ms</source>
        <comment>kind of work, time</comment>
        <translation>%1：%2 毫秒</translation>
    </message>
    <message>
        <source>Length %1: %2 ms</source>
        <translation>长度 %1：%2 毫秒</translation>
    </message>
</context>
<context>
    <name>maskscope::LatencyTableModel</name>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>The fastest run that counts</source>
        <translation>计入结果的最快一次</translation>
    </message>
    <message>
        <source>The very first run at this length. It is often slower and does not count.</source>
        <translation>这个长度的第一次运行。它常常慢一些，不计入结果。</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Runs that count</source>
        <translation>计入结果的次数</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>The middle half of the runs lies %1 of the median apart: something else kept the machine busy.</source>
        <translation>居中的一半运行之间相差中位数的 %1：机器当时在忙别的。</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测量对象</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>测量的是什么</translation>
    </message>
    <message>
        <source>p25</source>
        <translation>p25</translation>
    </message>
    <message>
        <source>One run in four was faster than this</source>
        <translation>四次里有一次比它快</translation>
    </message>
    <message>
        <source>p75</source>
        <translation>p75</translation>
    </message>
    <message>
        <source>One run in four was slower than this</source>
        <translation>四次里有一次比它慢</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>运算量</translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation>GFLOP/s</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How many words, parts of words and marks the text has</source>
        <translation>文字里有多少个词、词的一部分和标点</translation>
    </message>
    <message>
        <source>time, ms</source>
        <translation>时间（毫秒）</translation>
    </message>
    <message>
        <source>Half of the runs were faster, half were slower</source>
        <translation>一半运行更快，一半更慢</translation>
    </message>
    <message>
        <source>≈: the runs lie far apart</source>
        <translation>≈：各次运行相差很大</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a time</comment>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>maskscope::LengthControl</name>
    <message>
        <source>Length L</source>
        <translation>长度 L</translation>
    </message>
    <message>
        <source>Length L in tokens</source>
        <translation>以词元计的长度 L</translation>
    </message>
    <message>
        <source>This model runs at one length alone.</source>
        <translation>这个模型只能以一种长度运行。</translation>
    </message>
    <message>
        <source>Numbers that depend on the length of a text are worked out for this one.</source>
        <translation>凡是与文字长度有关的数都按这个长度计算。</translation>
    </message>
</context>
<context>
    <name>maskscope::LengthField</name>
    <message>
        <source>Write one or more lengths, for example 8 64 512.</source>
        <translation>请写一个或几个长度，例如 8 64 512。</translation>
    </message>
    <message numerus="yes">
        <source>These are more than %Ln lengths. Leave some out.</source>
        <translation>
            <numerusform>长度超过了 %Ln 个，请去掉一些。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lengths to measure, in tokens</source>
        <translation>要测量的长度，以词元计</translation>
    </message>
    <message>
        <source>Lengths to measure, in tokens, with spaces between</source>
        <translation>要测量的长度，以词元计，用空格隔开</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Ready lists of lengths</source>
        <translation>现成的长度列表</translation>
    </message>
    <message>
        <source>Doubling</source>
        <translation>逐次加倍</translation>
    </message>
    <message>
        <source>Even steps</source>
        <translation>等距</translation>
    </message>
    <message>
        <source>A quick look</source>
        <translation>快速一览</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a list, its lengths</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” is not a length. Write whole numbers from 1 to %2 with spaces between.</source>
        <translation>“%1”不是长度。请写 1 到 %2 之间的整数，用空格隔开。</translation>
    </message>
</context>
<context>
    <name>maskscope::LevelChoice</name>
    <message>
        <source>Level of detail</source>
        <translation>详细程度</translation>
    </message>
    <message>
        <source>&amp;Level:</source>
        <translation>详细程度(&amp;L)：</translation>
    </message>
    <message>
        <source>Level of &amp;detail</source>
        <translation>详细程度(&amp;D)</translation>
    </message>
</context>
<context>
    <name>maskscope::LoadBar</name>
    <message>
        <source>How much of the file has been opened</source>
        <translation>文件已经打开了多少</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
</context>
<context>
    <name>maskscope::MainWindow</name>
    <message>
        <source>Fill</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>Hide words and see the guesses (Ctrl+1)</source>
        <translation>遮住词，看模型的猜测 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>What is inside the model (Ctrl+2)</source>
        <translation>模型里面有什么 (Ctrl+2)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>What each sentence length costs (Ctrl+3)</source>
        <translation>每种句子长度要花多少时间 (Ctrl+3)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a model file (Ctrl+O)</source>
        <translation>打开模型文件 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>打开另一个文件…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Two sentences, two models, or words side by side (Ctrl+4)</source>
        <translation>把两个句子、两个模型或几个词放在一起看（Ctrl+4）</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>What everything does (F1)</source>
        <translation>每样东西的作用（F1）</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>The model of this session, “%1”, was found neither at its place nor beside the session. Put it beside the session, or open it yourself.</source>
        <translation>没有找到这个会话的模型“%1”：原来的位置没有，会话文件旁边也没有。请把它放到会话文件旁边，或者自己打开它。</translation>
    </message>
    <message>
        <source>What was in “%1” could not be read as a session. It is kept as “%2”.</source>
        <translation>“%1”里原有的内容无法作为会话读取，已另存为“%2”。</translation>
    </message>
</context>
<context>
    <name>maskscope::MaskColumn</name>
    <message>
        <source>Your words</source>
        <translation>你的词</translation>
    </message>
    <message>
        <source>One to three pieces, ranked together. Whole words only: each begins as a word and has no marks.</source>
        <translation>由一到三个词片组成，放在一起排名。只列完整的词：每个答案都以一个词开头，且不含标点。</translation>
    </message>
    <message>
        <source>One to three pieces, ranked together</source>
        <translation>由一到三个词片组成，放在一起排名</translation>
    </message>
</context>
<context>
    <name>maskscope::ModelChip</name>
    <message>
        <source>No model is open</source>
        <translation>没有打开模型</translation>
    </message>
    <message>
        <source>%1 parameters  ·  %2</source>
        <translation>%1 参数  ·  %2</translation>
    </message>
    <message>
        <source>%1
%2, %3
%4
Click to see what this file is (Ctrl+I).</source>
        <comment>path, size, made by, a sentence on lengths</comment>
        <translation>%1
%2，%3
%4
点击看看这是怎样的文件（Ctrl+I）。</translation>
    </message>
    <message>
        <source>The model that is open. Click to see what it is (Ctrl+I).</source>
        <translation>当前打开的模型。点击了解它是什么 (Ctrl+I)。</translation>
    </message>
</context>
<context>
    <name>maskscope::ModelPanel</name>
    <message>
        <source>What this file is</source>
        <translation>这是怎样的文件</translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>How to make a better file…</source>
        <translation>怎样做得更好…</translation>
    </message>
    <message>
        <source>Why this length?</source>
        <translation>为什么是这个长度？</translation>
    </message>
</context>
<context>
    <name>maskscope::ModuleDetails</name>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1, written in %2</source>
        <comment>operator, file and line of Python</comment>
        <translation>%1，写在 %2</translation>
    </message>
    <message>
        <source>Choose an operator under “Module”: it is marked here.</source>
        <translation>在“模块”页选择一个算子，它会在这里标出。</translation>
    </message>
</context>
<context>
    <name>maskscope::ModuleDiagram</name>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Fold all blocks</source>
        <translation>折叠所有方块</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>缩小 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show the whole diagram (0)</source>
        <translation>显示整张框图 (0)</translation>
    </message>
    <message>
        <source>choose a name that ends in .svg, .png or .pdf</source>
        <translation>请使用以 .svg、.png 或 .pdf 结尾的文件名</translation>
    </message>
</context>
<context>
    <name>maskscope::ModuleFacts</name>
    <message>
        <source>Operators that the module calls itself</source>
        <translation>模块自己调用的算子</translation>
    </message>
    <message>
        <source>Pinned down by the recording:</source>
        <translation>被录制时固定：</translation>
    </message>
</context>
<context>
    <name>maskscope::ModuleTreeModel</name>
    <message>
        <source>whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Share of the time of one forward, measured on the program as it was saved.</source>
        <translation>占一次前向计算时间的份额，按保存时的程序测得。</translation>
    </message>
    <message>
        <source>%1 × %2, identical</source>
        <comment>name of a list, number of modules in it</comment>
        <translation>%1 × %2，完全相同</translation>
    </message>
    <message>
        <source>comes out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>运算量</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Share of the time that one answer takes</source>
        <translation>占一次回答所用时间的比例</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>learned numbers</source>
        <translation>学到的数</translation>
    </message>
</context>
<context>
    <name>maskscope::OperatorCountModel</name>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>运算量</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>maskscope::OperatorModel</name>
    <message>
        <source>%1 × %2</source>
        <comment>operator, how often it is called</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>comes out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>运算量</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>line of Python</source>
        <translation>Python 行</translation>
    </message>
</context>
<context>
    <name>maskscope::OperatorPage</name>
    <message>
        <source>Operators of the model</source>
        <translation>模型的算子</translation>
    </message>
    <message>
        <source>No operator has “%1” in its name or in what it does.</source>
        <translation>没有算子的名称或作用含有“%1”。</translation>
    </message>
</context>
<context>
    <name>maskscope::PageQuestion</name>
    <message>
        <source>What is this page?</source>
        <translation>这一页是什么？</translation>
    </message>
    <message>
        <source>What is this page? (Shift+F1)</source>
        <translation>这一页是什么？(Shift+F1)</translation>
    </message>
</context>
<context>
    <name>maskscope::PageRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>maskscope::PrecisionDialog</name>
    <message>
        <source>None of the sentences fits this model.</source>
        <translation>没有一个句子适合这个模型。</translation>
    </message>
    <message numerus="yes">
        <source>The best guess is the same in %1 of %Ln sentences.</source>
        <translation>
            <numerusform>%Ln 个句子中，有 %1 个句子的首选猜测相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the five best guesses %1 are the same on average.</source>
        <translation>前五个猜测平均有 %1 个相同。</translation>
    </message>
    <message>
        <source>Where they differ most, a guess is %1 times as likely or unlikely.</source>
        <translation>差别最大之处，一个猜测的概率相差 %1 倍。</translation>
    </message>
    <message>
        <source>An answer takes %1 in place of %2 (%3 times as fast).</source>
        <translation>回答一次用 %1，原来用 %2（速度是原来的 %3 倍）。</translation>
    </message>
    <message>
        <source>Its layers&apos; weights need %1 in place of %2.</source>
        <translation>各层的权重占 %1，原来占 %2。</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>How much has been compared</source>
        <translation>已比较的比例</translation>
    </message>
    <message>
        <source>With fp32 the model answers exactly as its file does. Weights of less precision are smaller and mostly faster to calculate with, and the answers differ a little. How much is measured on 200 sentences before you choose.</source>
        <translation>使用 fp32 时，模型的回答与文件本身完全一致。精度较低的权重占用更小，通常也算得更快，但回答会略有出入。选择之前，会先用 200 个句子测量相差多少。</translation>
    </message>
    <message>
        <source>fp32: &amp;exact</source>
        <translation>fp32：精确(&amp;E)</translation>
    </message>
    <message>
        <source>bf16: &amp;half the size</source>
        <translation>bf16：大小减半(&amp;H)</translation>
    </message>
    <message>
        <source>int8: a &amp;quarter of the size</source>
        <translation>int8：四分之一大小(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keep exact</source>
        <translation>保持精确(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep %1</source>
        <translation>保持 %1(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Use %1</source>
        <translation>使用 %1(&amp;U)</translation>
    </message>
</context>
<context>
    <name>maskscope::PredictionList</name>
    <message>
        <source>Guesses for hidden word %1</source>
        <translation>对第 %1 个遮住的词的猜测</translation>
    </message>
</context>
<context>
    <name>maskscope::PredictionModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Token %1, number %2</source>
        <translation>词元 %1，编号 %2</translation>
    </message>
    <message>
        <source>the ending %1</source>
        <translation>词尾 %1</translation>
    </message>
    <message>
        <source>Click to put this word into the sentence.</source>
        <translation>点击把这个词填入句子。</translation>
    </message>
    <message>
        <source>everything else</source>
        <translation>其他所有词</translation>
    </message>
    <message>
        <source>What is left of 100 % for everything that is not listed.</source>
        <translation>100% 中留给未列出的一切的部分。</translation>
    </message>
</context>
<context>
    <name>maskscope::PresentationView</name>
    <message>
        <source>Maskscope – presentation</source>
        <translation>Maskscope – 演示模式</translation>
    </message>
    <message>
        <source>Click a word to hide it.</source>
        <translation>点击一个词把它遮住。</translation>
    </message>
    <message>
        <source>%1, %2 among its guesses</source>
        <comment>62 %, 7th</comment>
        <translation>%1，排在它的猜测的%2</translation>
    </message>
    <message>
        <source>For the model, “%1” has %2.</source>
        <comment>a word, how likely it is</comment>
        <translation>在模型看来，“%1”是 %2。</translation>
    </message>
</context>
<context>
    <name>maskscope::QuestionPanel</name>
    <message>
        <source>How much the guess rests on each word</source>
        <translation>这个猜测有多依赖每个词</translation>
    </message>
    <message>
        <source>How unexpected each word is</source>
        <translation>每个词有多出乎意料</translation>
    </message>
    <message>
        <source>Your &amp;words:</source>
        <translation>你的词(&amp;W)：</translation>
    </message>
    <message>
        <source>paris, london</source>
        <translation>paris, london</translation>
    </message>
    <message>
        <source>Words with commas between them: how likely is each of them here?</source>
        <translation>用逗号隔开的几个词：它们在这里各有多大可能？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Which words does the guess rest on? Each word is hidden as well, and the fall of the guess is measured.</source>
        <translation>这个猜测依据的是哪些词？把每个词也遮住，看猜测的概率降了多少。</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>意外程度</translation>
    </message>
    <message>
        <source>How unexpected is each word? Each is hidden and guessed from the others (pseudo-log-likelihood, PLL-word-l2r).</source>
        <translation>每个词有多出乎意料？逐个遮住，由其余的词来猜（伪对数似然，PLL-word-l2r）。</translation>
    </message>
    <message>
        <source>Longer answers</source>
        <translation>更长的答案</translation>
    </message>
    <message>
        <source>Hidden word whose guess is explained</source>
        <translation>要解释哪个遮住的词的猜测</translation>
    </message>
    <message>
        <source>Hidden word %1</source>
        <translation>第 %1 个遮住的词</translation>
    </message>
    <message>
        <source>Stopped. The next change of the sentence asks again.</source>
        <translation>已停止。下次改动句子时会再问一遍。</translation>
    </message>
    <message>
        <source>Guesses of one to three pieces, ranked together. Where only whole words are listed, each begins as a word and has no marks.</source>
        <translation>由一到三个词片组成的猜测，放在一起排名。只列完整的词时，每个答案都以一个词开头，且不含标点。</translation>
    </message>
</context>
<context>
    <name>maskscope::RoleCell</name>
    <message>
        <source>What %1 is</source>
        <translation>%1 的含义</translation>
    </message>
    <message>
        <source>What an input means. Another choice loads the model again and is remembered for this file.</source>
        <translation>输入的含义。更改后会重新加载模型，并为此文件记住你的选择。</translation>
    </message>
</context>
<context>
    <name>maskscope::SelfTest</name>
    <message>
        <source>There was no answer within 60 seconds.</source>
        <translation>60 秒内没有得到回答。</translation>
    </message>
    <message>
        <source>The answer names no word.</source>
        <translation>回答里没有词。</translation>
    </message>
    <message>
        <source>“%1” → %2, %3, in %4</source>
        <translation>“%1”→ %2，%3，用时 %4</translation>
    </message>
    <message>
        <source>Self-test passed: %1. Picture: %2</source>
        <translation>自检通过：%1。图片：%2</translation>
    </message>
    <message>
        <source>the picture was not saved</source>
        <translation>图片没有保存成功</translation>
    </message>
    <message>
        <source>Self-test failed: %1</source>
        <translation>自检失败：%1</translation>
    </message>
</context>
<context>
    <name>maskscope::SentenceCard</name>
    <message>
        <source>Second sentence</source>
        <translation>第二个句子</translation>
    </message>
    <message>
        <source>Type a second sentence, read together with the first</source>
        <translation>输入第二个句子，和第一个句子一起读</translation>
    </message>
    <message>
        <source>Remove the second sentence</source>
        <translation>去掉第二个句子</translation>
    </message>
</context>
<context>
    <name>maskscope::SentenceEditor</name>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Type a sentence, with ___ for the hidden word</source>
        <translation>输入一个句子，用 ___ 表示遮住的词</translation>
    </message>
    <message>
        <source>Click to bring back “%1”</source>
        <translation>点击恢复“%1”</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Hidden words: %1</source>
        <translation>遮住的词：%1</translation>
    </message>
    <message>
        <source>Click to hide this word, drag over words to hide them all.
Double-click to edit the word; with Ctrl the mouse selects.</source>
        <translation>点击遮住这个词，拖过几个词可以一并遮住。
双击可以修改这个词；按住 Ctrl 可用鼠标选择文字。</translation>
    </message>
    <message>
        <source>Nobody knows what is hidden here. Choose a guess, or click and type a word.</source>
        <translation>这里原本是什么词不得而知。选一个猜测，或者点击后自己输入。</translation>
    </message>
</context>
<context>
    <name>maskscope::Session</name>
    <message>
        <source>another file</source>
        <translation>另一个文件</translation>
    </message>
    <message>
        <source>another vocabulary</source>
        <translation>另一套词表</translation>
    </message>
    <message>
        <source>“%1” is not the file that this was saved with: its bytes differ.</source>
        <translation>“%1”不是保存时的那个文件：内容不一样。</translation>
    </message>
    <message>
        <source>“%1” is the file that this was saved with, but its words are others.</source>
        <translation>“%1”是保存时的那个文件，但它的词表不一样了。</translation>
    </message>
    <message>
        <source>The same guesses as when this was saved.</source>
        <translation>猜测和保存时一样。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln guesses differ from when this was saved; the largest difference is %2 points.</source>
        <translation>
            <numerusform>%Ln 个猜测中有 %1 个和保存时不同；最大相差 %2 个百分点。</numerusform>
        </translation>
    </message>
    <message>
        <source>Then: %1.</source>
        <extracomment>what was another way when the session was saved: &quot;bf16, another file&quot;</extracomment>
        <translation>当时：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved on %1, with answers in %2; now they take %3.</source>
        <translation>保存于 %1，当时回答用时 %2；现在用时 %3。</translation>
    </message>
    <message>
        <source>Saved with answers in %1; now they take %2.</source>
        <translation>保存时回答用时 %1；现在用时 %2。</translation>
    </message>
</context>
<context>
    <name>maskscope::ShadedWordModel</name>
    <message>
        <source>hidden word %1</source>
        <translation>第 %1 个遮住的词</translation>
    </message>
</context>
<context>
    <name>maskscope::ShapeLabel</name>
    <message>
        <source>What comes out: the sizes of the table of numbers</source>
        <translation>输出：数字表的各维大小</translation>
    </message>
</context>
<context>
    <name>maskscope::ShapesBar</name>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Search modules, operators, shapes (Ctrl+F)</source>
        <translation>搜索模块、算子、形状（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search modules, operators, shapes</source>
        <translation>搜索模块、算子、形状</translation>
    </message>
    <message>
        <source>Save what is shown of the model</source>
        <translation>保存所显示的模型内容</translation>
    </message>
</context>
<context>
    <name>maskscope::ShapesPage</name>
    <message>
        <source>Open a model first (Ctrl+O). Then this page shows what it is made of.</source>
        <translation>请先打开一个模型 (Ctrl+O)，这一页会显示它由什么组成。</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>The modules inside each other</source>
        <translation>模块的层层包含</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>What the model calls, how often, and what each does</source>
        <translation>模型调用了什么、调用多少次、各有什么作用</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>图</translation>
    </message>
    <message>
        <source>The modules as blocks, and what flows between them</source>
        <translation>模块画成方块，以及它们之间流动的数据</translation>
    </message>
    <message>
        <source>Table of modules (CSV)...</source>
        <translation>模块表（CSV）...</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>All that is known (JSON)...</source>
        <translation>全部信息（JSON）...</translation>
    </message>
    <message>
        <source>Numbers (*.json)</source>
        <translation>数据 (*.json)</translation>
    </message>
    <message>
        <source>Diagram, to print (PDF)...</source>
        <translation>图，用于打印（PDF）...</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Diagram as a drawing (SVG)...</source>
        <translation>图，矢量（SVG）...</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Diagram as a picture (PNG)...</source>
        <translation>图，图片（PNG）...</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save what is shown of the model</source>
        <translation>保存所显示的模型内容</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>The way of your sentence through the model, step by step</source>
        <translation>你的句子一步一步走过模型的路</translation>
    </message>
    <message>
        <source>Report to read (HTML)...</source>
        <translation>可阅读的报告（HTML）...</translation>
    </message>
    <message>
        <source>Reports (*.html)</source>
        <translation>报告 (*.html)</translation>
    </message>
    <message>
        <source>%1 They are its modules; the numbers they have learned are its parameters.</source>
        <translation>%1这些部分叫模块，模块里学到的数就是参数。</translation>
    </message>
</context>
<context>
    <name>maskscope::SpeedOrderRow</name>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>How often each length is measured. auto: at least ten times and for at least a second</source>
        <translation>每个长度测量多少次。自动：至少十次，并且至少一秒</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Measures a second curve in the same rounds</source>
        <translation>在同样的轮次里再测一条曲线</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Measure these lengths</source>
        <translation>测量这些长度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop measuring; what is done stays (Esc)</source>
        <translation>停止测量，已测的结果保留 (Esc)</translation>
    </message>
    <message>
        <source>Len&amp;gths</source>
        <translation>句子长度(&amp;G)</translation>
    </message>
    <message>
        <source>R&amp;ounds</source>
        <translation>轮数(&amp;O)</translation>
    </message>
    <message>
        <source>Com&amp;pare</source>
        <translation>比较(&amp;P)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>another file...</source>
        <translation>另一个文件...</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>this model</source>
        <translation>这个模型</translation>
    </message>
    <message>
        <source>as opened</source>
        <translation>打开时的引擎</translation>
    </message>
    <message>
        <source>plain engine</source>
        <translation>普通引擎</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
</context>
<context>
    <name>maskscope::SpeedPage</name>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Warming up...</source>
        <translation>正在预热...</translation>
    </message>
    <message>
        <source>Measuring: run %1 of %2</source>
        <translation>正在测量：第 %1 次，共 %2 次</translation>
    </message>
    <message>
        <source>Stopped. What was measured until then stays.</source>
        <translation>已停止。已经测到的结果保留。</translation>
    </message>
    <message>
        <source>Press Run to measure these lengths.</source>
        <translation>按“运行”测量这些长度。</translation>
    </message>
    <message>
        <source>Open a model first (Ctrl+O). Then press Run to see how long it takes for short and long texts.</source>
        <translation>请先打开一个模型 (Ctrl+O)，再按“运行”，看看短句和长句各要多久。</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the numbers or the picture</source>
        <translation>保存数据或图</translation>
    </message>
    <message>
        <source>Table (CSV)...</source>
        <translation>表格 (CSV)...</translation>
    </message>
    <message>
        <source>All numbers (JSON)...</source>
        <translation>全部数据 (JSON)...</translation>
    </message>
    <message>
        <source>Numbers (*.json)</source>
        <translation>数据 (*.json)</translation>
    </message>
    <message>
        <source>Picture (PNG)...</source>
        <translation>图片 (PNG)...</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (SVG)...</source>
        <translation>矢量图 (SVG)...</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Compare with another file</source>
        <translation>与另一个文件比较</translation>
    </message>
    <message>
        <source>Models (*.pt)</source>
        <translation>模型 (*.pt)</translation>
    </message>
    <message>
        <source>Opening the file to compare with: %1</source>
        <translation>正在打开用来比较的文件：%1</translation>
    </message>
    <message>
        <source>Measuring. The chart comes when it is done: drawing now would disturb it.</source>
        <translation>正在测量。图在测完后出现：现在画图会干扰测量。</translation>
    </message>
    <message>
        <source>How long %1 takes</source>
        <translation>%1 需要多少时间</translation>
    </message>
    <message>
        <source>Save what was measured</source>
        <translation>保存测量结果</translation>
    </message>
    <message>
        <source>%1 Lengths are counted in tokens: words and pieces of words.</source>
        <translation>%1长度以词元计：一个词元是一个词，或词的一部分。</translation>
    </message>
    <message>
        <source>Press Run to measure short and long texts.</source>
        <translation>按“运行”来测量短文字和长文字。</translation>
    </message>
</context>
<context>
    <name>maskscope::SpeedResults</name>
    <message>
        <source>Times for each length</source>
        <translation>每个长度的时间</translation>
    </message>
    <message>
        <source>Where the time goes, for each length</source>
        <translation>每个长度的时间花在哪里</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>How long each length takes</source>
        <translation>每个长度需要多少时间</translation>
    </message>
    <message>
        <source>&amp;Where the time goes</source>
        <translation>时间花在哪里(&amp;W)</translation>
    </message>
    <message>
        <source>What the model does meanwhile, stacked</source>
        <translation>这段时间里模型在做什么，逐层叠加</translation>
    </message>
    <message>
        <source>First runs</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>The very first run at a length is often slower than the rest</source>
        <translation>一个长度的首次运行往往比后面的慢</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Each step of the scale doubles or multiplies by ten, so that short and long texts are both seen</source>
        <translation>刻度每一格翻倍或乘以十，这样短句和长句都看得清</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Out of the zoom. Zoom with the wheel, or draw a frame with the mouse.</source>
        <translation>退出放大。用滚轮放大，或用鼠标拖出一个框。</translation>
    </message>
    <message>
        <source>Chart of the times; the table beside it has the numbers</source>
        <translation>时间图；旁边的表格里有具体数字</translation>
    </message>
</context>
<context>
    <name>maskscope::StartPanel</name>
    <message>
        <source>Watch a language model fill in the blank</source>
        <translation>看语言模型怎么填空</translation>
    </message>
    <message>
        <source>Open a model file (.pt), or drop one here. The demo model is made the first time you run ./run.</source>
        <translation>打开一个模型文件（.pt），或者把它拖到这里。第一次运行 ./run 时会做好演示模型。</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
</context>
<context>
    <name>maskscope::StatusLine</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>CPU threads: %1</source>
        <translation>CPU 线程：%1</translation>
    </message>
    <message>
        <source>fast engine</source>
        <translation>快速引擎</translation>
    </message>
    <message>
        <source>plain engine</source>
        <translation>普通引擎</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>回答用时 %1</translation>
    </message>
    <message>
        <source>answered in %1 (tokens %2 · model %3 · top-k %4)</source>
        <translation>回答用时 %1（切分 %2 · 模型 %3 · 选词 %4）</translation>
    </message>
</context>
<context>
    <name>maskscope::Sureness</name>
    <message>
        <source>The model is almost certain</source>
        <translation>模型几乎可以肯定</translation>
    </message>
    <message>
        <source>The model is fairly sure</source>
        <translation>模型相当有把握</translation>
    </message>
    <message>
        <source>The model has a few favourites</source>
        <translation>模型比较偏向其中几个词</translation>
    </message>
    <message>
        <source>The model is unsure: many words fit</source>
        <translation>模型没有把握：许多词都说得通</translation>
    </message>
    <message>
        <source>One word is far likelier than all the others together.</source>
        <translation>有一个词的可能性远远高于其他所有词之和。</translation>
    </message>
    <message>
        <source>As unsure as between about %1 equally likely words.</source>
        <translation>不确定的程度，相当于在约 %1 个可能性相同的词之间选择。</translation>
    </message>
    <message>
        <source>The model would put no whole word here</source>
        <translation>模型认为这里不该是一个整词</translation>
    </message>
</context>
<context>
    <name>maskscope::TableActions</name>
    <message>
        <source>&amp;Copy the table</source>
        <translation>复制表格(&amp;C)</translation>
    </message>
    <message>
        <source>To paste it into a text or a spreadsheet</source>
        <translation>可粘贴到文档或电子表格里</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>存为 CSV(&amp;S)…</translation>
    </message>
    <message>
        <source>All numbers, for other programs</source>
        <translation>全部数字，供其他程序使用</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
</context>
<context>
    <name>maskscope::ThreadsMenu</name>
    <message>
        <source>&amp;Threads</source>
        <translation>线程数(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>One for each core, fewer while other programs keep the processor busy</source>
        <translation>每个核心一个；其他程序占用处理器时会减少</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln 个线程</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>maskscope::TogetherLines</name>
    <message>
        <source>Together: the words that fit best with each other. The lists below tell what fits each place alone.</source>
        <translation>合在一起：彼此最相配的词。下面的列表说的是每个位置单独看什么最合适。</translation>
    </message>
    <message>
        <source>Click to put all these words into the sentence.</source>
        <translation>点击把这些词都填入句子。</translation>
    </message>
    <message>
        <source>Together: the whole words that fit best with each other; parts of words and marks are left out. The lists below tell what fits each place alone.</source>
        <translation>合在一起：彼此最相配的完整的词，不含词的片段和标点。下面的列表说的是每个位置单独看什么最合适。</translation>
    </message>
    <message>
        <source>Looking for words that fit together…</source>
        <translation>正在找彼此相配的词……</translation>
    </message>
</context>
<context>
    <name>maskscope::TokenChips</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>maskscope::TokenModel</name>
    <message>
        <source>Put in by the tokenizer; it is not in your text.</source>
        <translation>由分词器加入，不在你的文字里。</translation>
    </message>
    <message>
        <source>The hidden word.</source>
        <translation>遮住的词。</translation>
    </message>
    <message>
        <source>Unknown: the model&apos;s vocabulary has no pieces for “%1”. The model only sees that there is something.</source>
        <translation>不认识：模型的词表里没有能拼出“%1”的片段。模型只知道这里有个东西。</translation>
    </message>
    <message>
        <source>Unknown: a word of more than %1 characters is not cut into pieces. The model only sees that there is something.</source>
        <translation>不认识：超过 %1 个字符的词不会被切成片段。模型只知道这里有个东西。</translation>
    </message>
    <message>
        <source>%1 is left out</source>
        <translation>%1 被略去</translation>
    </message>
    <message>
        <source>%1 is read as %2</source>
        <comment>two characters</comment>
        <translation>%1 被读成 %2</translation>
    </message>
    <message>
        <source>Token %1, number %2</source>
        <translation>词元 %1，编号 %2</translation>
    </message>
</context>
<context>
    <name>maskscope::TokenStrip</name>
    <message>
        <source>Tokens of the sentence, as the model reads it</source>
        <translation>句子的词元，即模型读到的内容</translation>
    </message>
</context>
<context>
    <name>maskscope::TreePage</name>
    <message>
        <source>Modules of the model</source>
        <translation>模型的模块</translation>
    </message>
    <message>
        <source>No module has “%1” in its name, class, operators or shapes.</source>
        <translation>没有模块的名称、类、算子或形状含有“%1”。</translation>
    </message>
</context>
<context>
    <name>maskscope::TwoModels</name>
    <message>
        <source>Sentence for both models</source>
        <translation>给两个模型的句子</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Stopped. Choose again what to compare with.</source>
        <translation>已停止。请重新选择与什么比较。</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>the same in %1</source>
        <translation>同一个模型，用 %1</translation>
    </message>
    <message>
        <source>the same, run as it was saved</source>
        <translation>同一个模型，按保存时的样子运行</translation>
    </message>
    <message>
        <source>another file…</source>
        <translation>另一个文件…</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
    <message>
        <source>as opened</source>
        <translation>打开的</translation>
    </message>
    <message>
        <source>as saved</source>
        <translation>保存时的</translation>
    </message>
    <message>
        <source>Choose what to compare with: the same model with smaller weights, or another file. It is opened beside this one.</source>
        <translation>选择与什么比较：权重更小的同一个模型，或另一个文件。它会与现在的模型同时打开。</translation>
    </message>
    <message>
        <source>Hide a word, or type ___.</source>
        <translation>遮住一个词，或输入 ___。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Let two models guess the same word and see where they disagree, and what each costs.</source>
        <translation>让两个模型猜同一个词，看看它们哪里不一致，各要花多少时间和内存。</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>与它比较</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>与它比较(&amp;W)：</translation>
    </message>
</context>
<context>
    <name>maskscope::TwoSentences</name>
    <message>
        <source>Sentence A</source>
        <translation>句子 A</translation>
    </message>
    <message>
        <source>Sentence B</source>
        <translation>句子 B</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Hide a word</source>
        <translation>遮住一个词</translation>
    </message>
    <message>
        <source>Hides the word at the cursor, or what is selected (Ctrl+M)</source>
        <translation>遮住光标处的词，或选中的文字（Ctrl+M）</translation>
    </message>
    <message>
        <source>S&amp;wap A and B</source>
        <translation>交换 A 和 B(&amp;W)</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A</source>
        <translation>A 变成 B，B 变成 A</translation>
    </message>
    <message>
        <source>Cop&amp;y A to B</source>
        <translation>把 A 复制到 B(&amp;Y)</translation>
    </message>
    <message>
        <source>Begin B with the words of A</source>
        <translation>让 B 从 A 的词开始</translation>
    </message>
    <message>
        <source>Hide a word in A and in B, or type ___ there.</source>
        <translation>在 A 和 B 里各遮住一个词，或输入 ___。</translation>
    </message>
    <message>
        <source>Hide a word in A, too.</source>
        <translation>在 A 里也遮住一个词。</translation>
    </message>
    <message>
        <source>Hide a word in B, too.</source>
        <translation>在 B 里也遮住一个词。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>A and B are the same. Change a word in B to see what it does.</source>
        <translation>A 和 B 相同。在 B 里改一个词，看看会怎样。</translation>
    </message>
    <message>
        <source>Change a word in one of two sentences and see which guesses change with it.</source>
        <translation>改动两个句子之一里的一个词，看看哪些猜测跟着变。</translation>
    </message>
</context>
<context>
    <name>maskscope::WaitRow</name>
    <message>
        <source>How much is done</source>
        <translation>完成了多少</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>maskscope::WeightModel</name>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>spread</source>
        <comment>standard deviation</comment>
        <translation>标准差</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>%1, %2, %3 numbers</source>
        <comment>element type, bytes, count</comment>
        <translation>%1，%2，%3 个数</translation>
    </message>
    <message>
        <source>; %1 of them no finite numbers</source>
        <translation>；其中 %1 个不是有限数</translation>
    </message>
    <message>
        <source>; the same numbers as %1</source>
        <comment>names of weights</comment>
        <translation>；与 %1 的数相同</translation>
    </message>
</context>
<context>
    <name>maskscope::WeightPage</name>
    <message>
        <source>Weights of the module</source>
        <translation>模块的权重</translation>
    </message>
    <message>
        <source>This module has no weights.</source>
        <translation>这个模块没有权重。</translation>
    </message>
</context>
<context>
    <name>maskscope::WholeWords</name>
    <message>
        <source>&amp;Whole words only</source>
        <translation>只列整词(&amp;W)</translation>
    </message>
</context>
<context>
    <name>maskscope::WhyLength</name>
    <message>
        <source>Places in the program that pin the length down</source>
        <translation>程序中把长度固定下来的地方</translation>
    </message>
    <message>
        <source>Why this length?</source>
        <translation>为什么是这个长度？</translation>
    </message>
    <message>
        <source>How to make a better file…</source>
        <translation>怎样导出更好的文件……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The program does not tell where.</source>
        <translation>程序没有说明在哪里。</translation>
    </message>
</context>
<context>
    <name>maskscope::WindowHost</name>
    <message>
        <source>Maskscope stopped unexpectedly last time. What you had open is here again.</source>
        <translation>Maskscope 上次意外中断了。你当时打开的内容已经恢复。</translation>
    </message>
</context>
<context>
    <name>maskscope::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;load the file</source>
        <translation>重新加载文件(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Cancel what is running</source>
        <translation>取消正在进行的操作(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Hide a word</source>
        <translation>遮住一个词(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy the sentence</source>
        <translation>复制句子(&amp;C)</translation>
    </message>
    <message>
        <source>E&amp;xample sentences</source>
        <translation>例句(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>填空(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;hapes</source>
        <translation>结构(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>速度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Maskscope</source>
        <translation>关于 Maskscope(&amp;A)</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空这个列表</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;What this file is…</source>
        <translation>这是怎样的文件(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Make a model file…</source>
        <translation>制作模型文件(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Precision…</source>
        <translation>精度(&amp;P)…</translation>
    </message>
    <message>
        <source>Com&amp;pare</source>
        <translation>比较(&amp;P)</translation>
    </message>
    <message>
        <source>Maskscope &amp;Help</source>
        <translation>Maskscope 帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Save the session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Save the session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>P&amp;resentation</source>
        <translation>演示模式(&amp;R)</translation>
    </message>
    <message>
        <source>Copy the &amp;guesses</source>
        <translation>复制猜测(&amp;G)</translation>
    </message>
</context>
<context>
    <name>maskscope::WorkTableModel</name>
    <message>
        <source>%1 of the time</source>
        <translation>占时间的 %1</translation>
    </message>
    <message>
        <source>%1 × %2: %3</source>
        <comment>calls, operator, time</comment>
        <translation>%1 × %2：%3</translation>
    </message>
    <message>
        <source>ms for</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Milliseconds at %1 tokens</source>
        <translation>%1 个词元时的毫秒数</translation>
    </message>
    <message>
        <source>text to tokens</source>
        <translation>切分</translation>
    </message>
    <message>
        <source>word tables</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>everything else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>best words</source>
        <translation>选词</translation>
    </message>
    <message>
        <source>Cutting the text into tokens</source>
        <translation>把文字切分成词元</translation>
    </message>
    <message>
        <source>Looking up the numbers that stand for each token</source>
        <translation>查出代表每个词元的数字</translation>
    </message>
    <message>
        <source>Each token with the weights of the model</source>
        <translation>每个词元与模型的权重相乘</translation>
    </message>
    <message>
        <source>Each token with every other: four times the work for twice the text</source>
        <translation>每个词元与其他每个词元：文字长一倍，工作量是四倍</translation>
    </message>
    <message>
        <source>Keeping the numbers in bounds between layers</source>
        <translation>在层与层之间让数字保持在范围内</translation>
    </message>
    <message>
        <source>Bending the numbers, so that layers add up to more than one</source>
        <translation>让数字弯曲，使多层胜过一层</translation>
    </message>
    <message>
        <source>Additions, copies, and the time between</source>
        <translation>加法、复制，以及其间的空隙</translation>
    </message>
    <message>
        <source>Finding the best words</source>
        <translation>找出最可能的词</translation>
    </message>
</context>
</TS>
